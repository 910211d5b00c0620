package io.siptrail.cli;

import io.siptrail.diagnosis.Severity;

/** The severities as the command line spells them. */
enum FailOn {
    high(Severity.HIGH),
    medium(Severity.MEDIUM),
    low(Severity.LOW),
    info(Severity.INFO);

    private final Severity severity;

    FailOn(Severity severity) {
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }
}
