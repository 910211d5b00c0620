package io.siptrail.capture;

/**
 * What ended the reading of a file before its end.
 *
 * @param offset byte offset in the (uncompressed) data, from 0
 * @param what the fault without the file's name, containing the offset in words
 */
record Damage(long offset, String what) {

    /** Damage at the current position of {@code in}. */
    static Damage at(ByteWindow in, String thing, String fault) {
        return new Damage(in.offset(), thing + " at " + in.place(in.offset()) + fault);
    }

    /** The input ends, or fails, inside the thing at the current position of {@code in}. */
    static Damage cutShort(ByteWindow in, String thing, int needed) {
        if (!in.failure().isEmpty()) {
            long reached = in.offset() + in.available();
            return new Damage(reached, in.failure() + ", at " + in.place(reached));
        }
        return at(in, thing, " is cut short: it needs " + needed + " bytes, " + in.available() + " are left");
    }

    /** The fault of the named file after so many frames. */
    CaptureFault of(String name, long frames) {
        String before = frames == 0
                ? "no frame came before it"
                : frames == 1 ? "1 frame before it was read" : frames + " frames before it were read";
        return new CaptureFault(name, CaptureFault.Kind.DAMAGED, offset, name + ": " + what + "; " + before);
    }
}
