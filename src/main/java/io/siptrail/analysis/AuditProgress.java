package io.siptrail.analysis;

/** Hears now and then how far a run is, and may end it. */
public interface AuditProgress {

    /** Neither looks nor ends. */
    AuditProgress NONE = (read, total) -> true;

    /**
     * Called every few thousand frames.
     *
     * @param bytesRead of the inputs as stored
     * @param bytesTotal of the inputs as stored; -1 when unknown
     * @return false to end the run here; what was read so far is reported
     */
    boolean proceed(long bytesRead, long bytesTotal);
}
