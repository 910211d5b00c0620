package io.siptrail.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A format of input that this package cannot read itself, such as text. It is asked about inputs that are no capture
 * files, after decompression; what it finds in them takes part in the set as the frames of any other file.
 */
public interface ForeignFormat {

    /**
     * Whether an input that begins with these bytes may be of this format; a cheap look that spares reading what cannot.
     *
     * @param head the first bytes, at most 4096; fewer when the input has no more
     */
    boolean mayBegin(byte[] head);

    /**
     * Reads an input from its start.
     *
     * @param input ends where the input ends or fails; it is not to be closed or kept
     * @return empty when it turns out to be of another format
     */
    Optional<ForeignFrames> read(InputStream input) throws IOException;
}
