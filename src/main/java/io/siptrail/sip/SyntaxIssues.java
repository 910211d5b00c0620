package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the issues of one message: all are counted, the first ones kept. Carries the limits that the readers obey. */
final class SyntaxIssues {

    private final SipLimits limits;
    private List<SyntaxIssue> kept = List.of();
    private int count;
    private @Nullable ParameterGatherer gatherer;

    SyntaxIssues(SipLimits limits) {
        this.limits = limits;
    }

    /** For a text that is read outside a message: its issues have no place to go. */
    static SyntaxIssues unkept() {
        return new SyntaxIssues(SipLimits.DEFAULTS);
    }

    /** A place to gather the parameters of one value after another. */
    ParameterGatherer gatherer() {
        gatherer = gatherer == null ? new ParameterGatherer(this) : gatherer;
        return gatherer;
    }

    SipLimits limits() {
        return limits;
    }

    /** The detail is shortened. */
    void add(IssueCode code, int offset, String detail) {
        count++;
        if (kept.size() < limits.maxIssues()) {
            kept = kept.isEmpty() ? new ArrayList<>(4) : kept;
            kept.add(new SyntaxIssue(
                    code, offset, detail.substring(0, Math.min(detail.length(), SyntaxIssue.MAX_DETAIL))));
        }
    }

    int count() {
        return count;
    }

    List<SyntaxIssue> kept() {
        return List.copyOf(kept);
    }
}
