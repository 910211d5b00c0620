package io.siptrail.report.html;

import io.siptrail.analysis.NumberedAttempt;
import java.util.ArrayList;
import java.util.List;

/** The failed attempts of one cause: all of them counted, the first of them shown. */
final class CauseGroup {

    private final String cause;
    private final List<NumberedAttempt> shown = new ArrayList<>();
    private long count;

    /** The cause by its id, empty for attempts of which none is known. */
    CauseGroup(String cause) {
        this.cause = cause;
    }

    void add(NumberedAttempt attempt, boolean room) {
        count++;
        if (room) {
            shown.add(attempt);
        }
    }

    String cause() {
        return cause;
    }

    long count() {
        return count;
    }

    List<NumberedAttempt> shown() {
        return shown;
    }
}
