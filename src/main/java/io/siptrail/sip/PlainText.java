package io.siptrail.sip;

import java.util.Arrays;

/**
 * Recognises the plain spelling of the elements that headers are made of: what it takes, the grammar takes without an
 * issue. It says nothing of what it does not take, so it may be narrow: no folds, no escapes, nothing but ASCII, no blanks
 * where few put them. Each verb passes over what it takes; after a refusal the position means nothing.
 */
final class PlainText {

    private static final int MOST_NAMES = 16;
    private static final int MOST_DIGITS = 9;

    /** What may stand before the {@code @} of a URI. */
    private static final boolean[] USER = printableBut("<>\"@");
    /** A value in a URI. */
    private static final boolean[] URI_VALUE = printableBut("<>\"@;?,&=");
    /** An unquoted value of a header parameter. */
    private static final boolean[] VALUE = printableBut("\";,");
    /** What stands between quotes. */
    private static final boolean[] QUOTED = quotable();

    private final int mostNames;
    private final int[] nameHashes = new int[MOST_NAMES];
    private int names;
    private byte[] bytes = {};
    private int at;
    private int end;

    // Of the address last read.
    private int uriStart;

    // Of the parameter last read.
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    PlainText(SipLimits limits) {
        mostNames = Math.min(MOST_NAMES, limits.maxParameters());
    }

    private static boolean[] printableBut(String others) {
        boolean[] table = new boolean[128];
        for (int c = '!'; c < 0x7f; c++) {
            table[c] = others.indexOf(c) < 0;
        }
        return table;
    }

    private static boolean[] quotable() {
        boolean[] table = printableBut("\"\\");
        table[' '] = true;
        return table;
    }

    /** Goes on in [from, to). */
    PlainText on(byte[] text, int from, int to) {
        bytes = text;
        at = from;
        end = to;
        return this;
    }

    boolean atEnd() {
        return at == end;
    }

    boolean skip(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean isNext(char c) {
        return at < end && bytes[at] == c;
    }

    /** Passes over blanks; true, as they may be missing. */
    boolean blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return true;
    }

    /** At least one blank. */
    boolean blank() {
        int from = at;
        return blanks() && at > from;
    }

    private boolean passed(boolean[] set) {
        int from = at;
        while (at < end && bytes[at] >= 0 && set[bytes[at]]) {
            at++;
        }
        return at > from;
    }

    boolean token() {
        byte[] b = bytes;
        int i = at;
        while (i < end && Ascii.isToken(b[i])) {
            i++;
        }
        boolean some = i > at;
        at = i;
        return some;
    }

    /** The next characters, whatever their case. */
    boolean word(String word) {
        boolean here = end - at >= word.length() && Ascii.startsWithIgnoreCase(bytes, at, word);
        at += here ? word.length() : 0;
        return here;
    }

    /** The number of one to nine digits here, which fits wherever seconds or a CSeq may stand; else -1. */
    int number() {
        int from = at;
        int value = 0;
        while (at < end && Ascii.isDigit(bytes[at]) && at - from <= MOST_DIGITS) {
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        return at > from && at - from <= MOST_DIGITS ? value : -1;
    }

    /** Whether the rest is the same as what stands in [from, to). */
    boolean isRest(int from, int to) {
        return Arrays.equals(bytes, at, end, bytes, from, to);
    }

    private boolean quoted() {
        if (!skip('"')) {
            return false;
        }
        passed(QUOTED);
        return skip('"');
    }

    /** {@code host[:port]}, the port without zeros before it, so that it is written in one way only. */
    boolean hostPort() {
        int hostEnd = HostPort.hostEnd(bytes, at, end);
        boolean host = hostEnd > at;
        at = hostEnd;
        if (!host || !skip(':')) {
            return host;
        }
        int from = at;
        while (at < end && Ascii.isDigit(bytes[at])) {
            at++;
        }
        return HostPort.number(bytes, from, at) > 0 && bytes[from] != '0';
    }

    int position() {
        return at;
    }

    /** {@code sip:[user@]host[:port]*(;name[=value])}, no headers. */
    boolean uri() {
        if (!skip('s') || !skip('i') || !skip('p') || !(skip(':') || (skip('s') && skip(':')))) {
            return false;
        }
        int user = at;
        boolean colonFirst = isNext(':');
        passed(USER);
        if (!isNext('@')) {
            at = user;
        } else if (at == user || colonFirst) {
            return false;
        } else {
            at++;
        }
        return hostPort() && uriParameters();
    }

    private boolean uriParameters() {
        names = 0;
        while (skip(';')) {
            if (!name() || (skip('=') && !passed(URI_VALUE))) {
                return false;
            }
        }
        return true;
    }

    /** {@code [display name] <uri>}. */
    boolean address() {
        if (isNext('"')) {
            if (!quoted()) {
                return false;
            }
            blanks();
        } else {
            while (token() || blank()) {
                // A display name of tokens.
            }
        }
        if (!skip('<')) {
            return false;
        }
        uriStart = at;
        return uri() && skip('>');
    }

    /** Where the URI of the address last read begins. */
    int uriStart() {
        return uriStart;
    }

    /** A parameter {@code ;name[=value]} is next and taken; false also where none is next. */
    boolean parameter() {
        if (!skip(';') || !name()) {
            return false;
        }
        valueStart = at;
        valueEnd = at;
        if (skip('=')) {
            boolean quotes = isNext('"');
            valueStart = quotes ? at + 1 : at;
            if (!(quotes ? quoted() : passed(VALUE))) {
                return false;
            }
            valueEnd = quotes ? at - 1 : at;
        }
        return true;
    }

    /** Begins parameters, no two of which may have one name. */
    void beginParameters() {
        names = 0;
    }

    /** All parameters that are next. */
    boolean parameters() {
        beginParameters();
        while (isNext(';')) {
            if (!parameter()) {
                return false;
            }
        }
        return true;
    }

    boolean isParameterNext() {
        return isNext(';');
    }

    /** Whether the parameter last read has this name. */
    boolean isNamed(String name) {
        return nameEnd - nameStart == name.length() && Ascii.startsWithIgnoreCase(bytes, nameStart, name);
    }

    int valueStart() {
        return valueStart;
    }

    int valueEnd() {
        return valueEnd;
    }

    /** Whether the value of the parameter last read is a number of one to nine digits, and at least so much. */
    boolean isValueFrom(int least) {
        int value = 0;
        for (int i = valueStart; i < valueEnd; i++) {
            if (!Ascii.isDigit(bytes[i]) || i - valueStart == MOST_DIGITS) {
                return false;
            }
            value = value * 10 + bytes[i] - '0';
        }
        return valueEnd > valueStart && value >= least;
    }

    /** Whether the parameter last read has a value, and it is another host than that in {@code host[:port]}, brackets aside. */
    boolean isValueOtherHostThan(int from, int to) {
        int hostEnd = HostPort.hostEnd(bytes, from, to);
        boolean bracketed = bytes[from] == '[';
        int host = bracketed ? from + 1 : from;
        int length = (bracketed ? hostEnd - 1 : hostEnd) - host;
        boolean valueBracketed = valueEnd - valueStart > 2 && bytes[valueStart] == '[' && bytes[valueEnd - 1] == ']';
        int value = valueBracketed ? valueStart + 1 : valueStart;
        boolean same = (valueBracketed ? valueEnd - 1 : valueEnd) - value == length
                && Ascii.sameIgnoringCase(bytes, value, host, length);
        return !same && valueStart > nameEnd;
    }

    /** Whether the value of the parameter last read is a port, and another than that in {@code host[:port]}. */
    boolean isValueOtherPortThan(int from, int to) {
        int port = HostPort.number(bytes, valueStart, valueEnd);
        int hostEnd = HostPort.hostEnd(bytes, from, to);
        int written = HostPort.number(bytes, Math.min(hostEnd + 1, to), to);
        return port >= 0 && port != (written < 0 ? Via.DEFAULT_PORT : written);
    }

    /** Whether the value of the parameter last read is 0 or 1, or 0 with up to three decimals. */
    boolean isQvalue() {
        int length = valueEnd - valueStart;
        if (length < 1 || length > 5 || length == 2 || (length > 1 && bytes[valueStart + 1] != '.')) {
            return false;
        }
        for (int i = valueStart + 2; i < valueEnd; i++) {
            if (!Ascii.isDigit(bytes[i])) {
                return false;
            }
        }
        return bytes[valueStart] == '0' || (bytes[valueStart] == '1' && length == 1);
    }

    /** {@code name=value} of an authentication scheme. */
    boolean authParameter() {
        return name() && skip('=') && (isNext('"') ? quoted() : token());
    }

    /** A name that none of the names before it shares, as far as their hashes tell. */
    private boolean name() {
        byte[] b = bytes;
        int i = at;
        int hash = 0;
        while (i < end && Ascii.isToken(b[i])) {
            hash = HeaderTable.mix(hash, b[i]);
            i++;
        }
        nameStart = at;
        nameEnd = i;
        at = i;
        if (nameEnd == nameStart || names == mostNames) {
            return false;
        }
        for (int k = 0; k < names; k++) {
            if (nameHashes[k] == hash) {
                return false;
            }
        }
        nameHashes[names++] = hash;
        return true;
    }
}
