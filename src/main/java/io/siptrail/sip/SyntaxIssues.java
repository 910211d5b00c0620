package io.siptrail.sip;

import java.util.ArrayList;
import java.util.List;

/** Collects the issues of one message: all are counted, the first ones kept. Carries the limits that the readers obey. */
final class SyntaxIssues {

    private final SipLimits limits;
    private List<SyntaxIssue> kept = List.of();
    private int count;

    SyntaxIssues(SipLimits limits) {
        this.limits = limits;
    }

    /** For a text that is read outside a message: its issues have no place to go. */
    static SyntaxIssues unkept() {
        return new SyntaxIssues(SipLimits.DEFAULTS);
    }

    SipLimits limits() {
        return limits;
    }

    void add(IssueCode code, int offset, String detail) {
        add(code, offset, detail, 0, detail.length());
    }

    /** The detail is the text in [from, to), shortened. */
    void add(IssueCode code, int offset, String text, int from, int to) {
        count++;
        if (kept.size() < limits.maxIssues()) {
            int start = Math.min(from, to);
            int end = Math.min(to, start + SyntaxIssue.MAX_DETAIL);
            kept = kept.isEmpty() ? new ArrayList<>(4) : kept;
            kept.add(new SyntaxIssue(code, offset, text.substring(start, end)));
        }
    }

    int count() {
        return count;
    }

    List<SyntaxIssue> kept() {
        return List.copyOf(kept);
    }
}
