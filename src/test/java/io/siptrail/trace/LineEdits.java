package io.siptrail.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils a text as people and mail programs do, and worse. */
final class LineEdits {

    private LineEdits() {}

    static String of(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int edits = 1 + random.nextInt(12);
        for (int i = 0; i < edits && !lines.isEmpty(); i++) {
            edit(lines, random);
        }
        return String.join(random.nextBoolean() ? "\n" : "\r\n", lines);
    }

    private static void edit(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int middle = random.nextInt(line.length() + 1);
        switch (random.nextInt(10)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(at, "");
            case 3 -> lines.set(at, line.substring(0, middle));
            case 4 -> lines.set(at, line.substring(middle));
            case 5 -> lines.set(at, line.substring(0, middle) + (char) random.nextInt(256) + line.substring(middle));
            case 6 -> {
                lines.set(at, line.substring(0, middle));
                lines.add(at + 1, line.substring(middle));
            }
            case 7 -> lines.set(at, line.replaceAll("[0-9]+", "xxx"));
            case 8 -> lines.set(at, line + lines.get(random.nextInt(lines.size())));
            default -> lines.set(at, "\u001b[1m" + line.repeat(1 + random.nextInt(3)));
        }
    }
}
