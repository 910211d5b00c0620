package io.siptrail.report.ladder;

/** What an arrow means to the client. */
public enum Tone {
    NEUTRAL,
    GOOD,
    BAD
}
