package io.siptrail.report.console;

import java.util.Arrays;
import java.util.List;

/** How wide each column of a table is, so that the whole fits: the last columns are left out, then the widest give way. */
final class ColumnWidths {

    static final int GAP = 2;
    /** A column that may give way does so until it is this narrow. */
    private static final int NARROW = 20;

    private ColumnWidths() {}

    /**
     * The widths of the columns that have room, at least of the first.
     *
     * @param rows cells under each other, the header among them
     * @param firm whether a column is shown whole or not at all
     */
    static int[] of(List<List<String>> rows, boolean[] firm, int room) {
        int[] widths = new int[firm.length];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        int count = fitting(widths, firm, room);
        int[] shown = Arrays.copyOf(widths, count);
        for (int excess = total(shown) - room; excess > 0; excess--) {
            shown[widest(shown, firm)]--;
        }
        return shown;
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static int fitting(int[] widths, boolean[] firm, int room) {
        int used = -GAP;
        for (int i = 0; i < widths.length; i++) {
            used += GAP + (firm[i] ? widths[i] : Math.min(widths[i], NARROW));
            if (used > room) {
                return Math.max(1, i);
            }
        }
        return widths.length;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).map(width -> width + GAP).sum() - GAP;
    }

    private static int widest(int[] widths, boolean[] firm) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            if (!firm[i] && (firm[widest] || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
