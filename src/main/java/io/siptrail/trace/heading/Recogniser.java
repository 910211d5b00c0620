package io.siptrail.trace.heading;

import java.util.Optional;

/** Knows the lines that one program prints around a message. */
interface Recogniser {

    /** What the line says; empty when it is none of the program's. */
    Optional<Heading> read(String line);
}
