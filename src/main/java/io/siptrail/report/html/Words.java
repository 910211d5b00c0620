package io.siptrail.report.html;

/** Counts with their nouns. */
final class Words {

    private Words() {}

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String percent(long part, long whole) {
        if (whole == 0) {
            return "";
        }
        long tenths = Math.round(1000.0 * part / whole);
        return tenths / 10 + "." + tenths % 10 + " %";
    }
}
