package io.siptrail.cli;

import java.util.List;

/** How a command ends, and which of several reasons counts. */
enum ExitCode {
    DONE(0),
    FINDINGS(1),
    USAGE(2),
    UNREADABLE(3),
    DAMAGED(4),
    NOT_WRITTEN(5),
    DEFECT(70);

    private static final List<ExitCode> PRECEDENCE =
            List.of(USAGE, DEFECT, NOT_WRITTEN, UNREADABLE, DAMAGED, FINDINGS, DONE);

    private final int value;

    ExitCode(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }

    /** The one of both that counts when both apply. */
    ExitCode or(ExitCode other) {
        return PRECEDENCE.indexOf(this) <= PRECEDENCE.indexOf(other) ? this : other;
    }
}
