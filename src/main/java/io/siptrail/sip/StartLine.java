package io.siptrail.sip;

/** The start line of the message last read: its kind, and where its elements stand (RFC 3261 §7.1, §7.2). Reused for every message. */
final class StartLine {

    /** No method in use has half as many characters. */
    static final int LONGEST_METHOD = 64;

    private static final String PROTOCOL = "SIP/";
    private static final String VERSION = "SIP/2.0";

    private boolean request;
    private int methodStart;
    private int methodEnd;
    private int restStart;
    private int restEnd;
    private int statusCode;

    boolean isRequest() {
        return request;
    }

    int methodStart() {
        return methodStart;
    }

    int methodEnd() {
        return methodEnd;
    }

    /** Start of the Request-URI or the Reason-Phrase. */
    int restStart() {
        return restStart;
    }

    int restEnd() {
        return restEnd;
    }

    /** 0 for a request and for a code that is none. */
    int statusCode() {
        return statusCode;
    }

    /** Reads the line in [from, to), line end excluded; false when it is no start line of SIP. */
    boolean read(byte[] bytes, int from, int to, ScanIssues issues) {
        int end = to;
        while (end > from && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        return startsWith(bytes, from, end, PROTOCOL)
                ? readStatus(bytes, from, end, issues)
                : readRequest(bytes, from, end, to, issues);
    }

    private boolean readStatus(byte[] bytes, int from, int end, ScanIssues issues) {
        int versionEnd = nextBlank(bytes, from, end);
        if (!isVersion(bytes, from, versionEnd)) {
            return false;
        }
        int codeStart = skipBlanks(bytes, versionEnd, end);
        if (codeStart == end) {
            return false;
        }
        checkVersion(bytes, from, versionEnd, issues);
        int codeEnd = nextBlank(bytes, codeStart, end);
        if (codeStart - versionEnd > 1) {
            issues.add(IssueCode.EXTRA_BLANK_IN_START_LINE, versionEnd, codeEnd);
        }
        request = false;
        statusCode = code(bytes, codeStart, codeEnd);
        if (statusCode == 0) {
            issues.add(IssueCode.BAD_STATUS_CODE, codeStart, codeEnd);
        }
        restStart = skipBlanks(bytes, codeEnd, end);
        restEnd = end;
        return true;
    }

    private boolean readRequest(byte[] bytes, int from, int end, int lineEnd, ScanIssues issues) {
        int versionStart = end;
        while (versionStart > from && !Ascii.isBlank(bytes[versionStart - 1])) {
            versionStart--;
        }
        methodStart = from;
        methodEnd = nextBlank(bytes, from, end);
        if (!isVersion(bytes, versionStart, end) || !isMethod(bytes, methodStart, methodEnd)) {
            return false;
        }
        restStart = skipBlanks(bytes, methodEnd, versionStart);
        restEnd = versionStart;
        while (restEnd > restStart && Ascii.isBlank(bytes[restEnd - 1])) {
            restEnd--;
        }
        if (restEnd == restStart) {
            return false;
        }
        request = true;
        statusCode = 0;
        checkVersion(bytes, versionStart, end, issues);
        checkBlanks(bytes, versionStart, end, lineEnd, issues);
        return true;
    }

    private void checkBlanks(byte[] bytes, int versionStart, int end, int lineEnd, ScanIssues issues) {
        boolean inner = restStart - methodEnd > 1 || versionStart - restEnd > 1;
        boolean trailing = lineEnd > end && (bytes[end] == ' ' || bytes[end] == '\t');
        if (inner || trailing) {
            issues.add(IssueCode.EXTRA_BLANK_IN_START_LINE, inner ? methodEnd : end, lineEnd);
        }
        int blank = nextBlank(bytes, restStart, restEnd);
        if (blank < restEnd) {
            issues.add(IssueCode.BLANK_IN_REQUEST_URI, blank, restEnd);
        }
        if (bytes[restStart] == '<') {
            issues.add(IssueCode.ENCLOSED_REQUEST_URI, restStart, restEnd);
        }
    }

    private static void checkVersion(byte[] bytes, int from, int to, ScanIssues issues) {
        if (to - from != VERSION.length() || !startsWith(bytes, from, to, VERSION)) {
            issues.add(IssueCode.UNKNOWN_VERSION, from, to);
        }
    }

    /** {@code SIP/} in any case, digits, a point, digits. */
    private static boolean isVersion(byte[] bytes, int from, int to) {
        if (!startsWith(bytes, from, to, PROTOCOL)) {
            return false;
        }
        int major = skipDigits(bytes, from + PROTOCOL.length(), to);
        int minor = major < to && bytes[major] == '.' ? skipDigits(bytes, major + 1, to) : -1;
        return major > from + PROTOCOL.length() && minor == to && minor > major + 1;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, String upper) {
        if (to - from < upper.length()) {
            return false;
        }
        for (int i = 0; i < upper.length(); i++) {
            if (Ascii.lower(bytes[from + i]) != Ascii.lower(upper.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A token of bounded length, and SP after it. */
    private static boolean isMethod(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Ascii.isToken(bytes[i] & 0xff)) {
                return false;
            }
        }
        return to > from && to - from <= LONGEST_METHOD && bytes[to] == ' ';
    }

    private static int code(byte[] bytes, int from, int to) {
        if (to - from != 3 || skipDigits(bytes, from, to) != to || bytes[from] == '0') {
            return 0;
        }
        return (bytes[from] - '0') * 100 + (bytes[from + 1] - '0') * 10 + bytes[from + 2] - '0';
    }

    private static int skipDigits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Ascii.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Ascii.isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int nextBlank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !Ascii.isBlank(bytes[at])) {
            at++;
        }
        return at;
    }
}
