package io.siptrail.sip;

import java.util.List;

/** Issues noted while scanning, as ints: code, offset, and a number that the code gives its meaning. No more than fit are kept, all are counted. */
final class ScanIssues {

    private static final int STRIDE = 3;
    private static final IssueCode[] CODES = IssueCode.values();

    private final int[] slots;
    private int kept;
    private int count;

    ScanIssues(int capacity) {
        slots = new int[capacity * STRIDE];
    }

    void clear() {
        kept = 0;
        count = 0;
    }

    /** The detail of the issue will be the text from {@code offset} up to {@code end}. */
    void add(IssueCode code, int offset, int end) {
        count++;
        int at = kept * STRIDE;
        if (at < slots.length) {
            slots[at] = code.number();
            slots[at + 1] = offset;
            slots[at + 2] = end;
            kept++;
        }
    }

    int count() {
        return count;
    }

    /** The kept issues as values, with offsets from {@code origin}. */
    List<SyntaxIssue> from(byte[] bytes, int origin, int limit) {
        if (kept == 0) {
            return List.of();
        }
        SyntaxIssue[] issues = new SyntaxIssue[kept];
        for (int i = 0; i < kept; i++) {
            IssueCode code = CODES[slots[i * STRIDE]];
            int offset = slots[i * STRIDE + 1];
            int end = slots[i * STRIDE + 2];
            issues[i] = new SyntaxIssue(code, Math.max(0, offset - origin), detail(code, bytes, offset, end, limit));
        }
        return List.of(issues);
    }

    private static String detail(IssueCode code, byte[] bytes, int offset, int end, int limit) {
        if (code == IssueCode.TRAILING_BYTES || code == IssueCode.BODY_TOO_SHORT) {
            return end - offset + " bytes";
        }
        int to = Math.min(Math.min(end, limit), offset + SyntaxIssue.MAX_DETAIL);
        return WireText.decode(bytes, offset, Math.max(offset, to));
    }
}
