package io.siptrail.report.console;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is set for whoever reads it.
 *
 * @param width columns, at least {@value #NARROWEST}
 * @param colour whether escape sequences for colours are understood and wanted
 */
public record Terminal(int width, boolean colour) {

    static final int NARROWEST = 60;

    /** Widens what is too narrow to draw in. */
    public Terminal {
        width = Math.max(NARROWEST, width);
    }

    /** Select Graphic Rendition of ECMA-48 §8.3.117. */
    enum Paint {
        PLAIN(""),
        GOOD("\033[32m"),
        BAD("\033[31m"),
        STRONG("\033[1m");

        private final String sequence;

        Paint(String sequence) {
            this.sequence = sequence;
        }
    }

    String paint(Paint paint, String text) {
        return !colour || paint == Paint.PLAIN || text.isEmpty() ? text : paint.sequence + text + "\033[0m";
    }

    /** The text in lines of this width, each after so many blanks; a word that is longer is broken. */
    List<String> wrapped(String text, int indent) {
        List<String> lines = new ArrayList<>();
        String blanks = " ".repeat(indent);
        int room = Math.max(20, width - indent);
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > room) {
                lines.add(blanks + line);
                line.setLength(0);
            }
            while (rest.length() > room) {
                lines.add(blanks + rest.substring(0, room));
                rest = rest.substring(room);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(blanks + line);
        return lines;
    }
}
