package io.siptrail.report.html;

/** Statements as sentences: they begin with a capital, end with a full stop, and quotations from the wire look like such. */
final class Prose {

    private static final char QUOTE = '`';

    private Prose() {}

    /** Within the element that was begun last. */
    static void write(Markup page, String statement) {
        String sentence = sentence(statement);
        int from = 0;
        int begin = sentence.indexOf(QUOTE);
        while (begin >= 0) {
            int end = sentence.indexOf(QUOTE, begin + 1);
            if (end < 0) {
                break;
            }
            page.text(sentence.substring(from, begin)).element("code", sentence.substring(begin + 1, end));
            from = end + 1;
            begin = sentence.indexOf(QUOTE, from);
        }
        page.text(sentence.substring(from));
    }

    private static String sentence(String statement) {
        if (statement.isEmpty()) {
            return statement;
        }
        char first = statement.charAt(0);
        String capital = first >= 'a' && first <= 'z' ? (char) (first - 'a' + 'A') + statement.substring(1) : statement;
        return ".!?".indexOf(capital.charAt(capital.length() - 1)) < 0 ? capital + "." : capital;
    }
}
