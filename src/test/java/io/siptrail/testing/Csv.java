package io.siptrail.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file read by the letter of RFC 4180, independently of the library that writes it: what breaks a rule of it is an
 * {@link IllegalArgumentException}.
 *
 * @param header the names in the first row
 * @param rows cells by column name
 */
public record Csv(List<String> header, List<Map<String, String>> rows) {

    /** Reads a file, which has to be valid UTF-8. */
    public static Csv read(Path file) throws IOException {
        return parse(UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString());
    }

    /** Reads text whose every record ends in CRLF. */
    public static Csv parse(String text) {
        List<List<String>> records = new Reader(text).records();
        List<String> header = records.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : records.subList(1, records.size())) {
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(cells.size() + " cells under " + header.size() + " names: " + cells);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return new Csv(header, rows);
    }

    /** The cells of one column from top to bottom. */
    public List<String> column(String name) {
        if (!header.contains(name)) {
            throw new IllegalArgumentException("no column " + name + " in " + header);
        }
        return rows.stream().map(row -> row.getOrDefault(name, "")).toList();
    }

    /** The sum of a column of whole numbers, in which an empty cell is nothing. */
    public long sum(String name) {
        return column(name).stream()
                .filter(cell -> !cell.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** One pass over the text: a record is cells joined by commas; a cell is plain, or quoted with its quotes doubled. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<List<String>> records() {
            List<List<String>> records = new ArrayList<>();
            while (at < text.length()) {
                records.add(row());
            }
            return records;
        }

        private List<String> row() {
            List<String> cells = new ArrayList<>(List.of(cell()));
            while (text.startsWith(",", at)) {
                at++;
                cells.add(cell());
            }
            if (!text.startsWith("\r\n", at)) {
                throw new IllegalArgumentException("a record does not end in CRLF at character " + at);
            }
            at += 2;
            return cells;
        }

        private String cell() {
            return text.startsWith("\"", at) ? quoted() : plain();
        }

        private String plain() {
            int start = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '"') {
                    throw new IllegalArgumentException("a quote in a plain cell at character " + at);
                }
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            for (at++; ; at++) {
                int quote = text.indexOf('"', at);
                if (quote < 0) {
                    throw new IllegalArgumentException("a quoted cell never ends");
                }
                cell.append(text, at, quote);
                at = quote + 1;
                if (!text.startsWith("\"", at)) {
                    return cell.toString();
                }
                cell.append('"');
            }
        }
    }
}
