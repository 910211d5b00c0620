package io.siptrail.stream;

/** A connection or association whose life is {@linkplain ConnectionWatch followed}. */
interface Watched {

    /** Whether what happens to it is worth telling. */
    boolean isWatched();

    /** Who opened it, where nothing in the capture says so. */
    Sender likelyClient();
}
