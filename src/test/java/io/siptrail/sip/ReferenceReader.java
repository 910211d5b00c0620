package io.siptrail.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The slow, obvious reader of a header section, by whole Strings and regular expressions. What it finds, the scanner must find. */
final class ReferenceReader {

    private static final String TOKEN = "[A-Za-z0-9\\-.!%*_+`'~]+";
    private static final Pattern LEADING = Pattern.compile("^[ \\t\\r\\n]{0,64}");
    private static final Pattern REQUEST = Pattern.compile(
            "[A-Za-z0-9\\-.!%*_+`'~]{1,64} [ \\t\\r]*[^ \\t\\r][^\\n]*?[ \\t\\r]+(?i:SIP)/[0-9]+\\.[0-9]+[ \\t\\r]*");
    private static final Pattern STATUS = Pattern.compile("(?i:SIP)/[0-9]+\\.[0-9]+[ \\t\\r]+[^ \\t\\r][^\\n]*");
    private static final Pattern HEADER = Pattern.compile("(?s)(" + TOKEN + ")[ \\t]*:(.*)");
    private static final Pattern FOLD = Pattern.compile("[ \\t\\r\\n]*\\n[ \\t\\r\\n]*");
    private static final Pattern ENDS = Pattern.compile("(^[ \\t\\r\\n]+)|([ \\t\\r\\n]+$)");

    /** A name as written and an unfolded value. */
    record Line(String name, String value) {}

    private ReferenceReader() {}

    /** The header lines in order; absent where no message starts. */
    static Optional<List<Line>> read(byte[] bytes, boolean cut) {
        String text =
                LEADING.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).replaceFirst("");
        int lineEnd = text.indexOf('\n');
        String start = lineEnd < 0 ? text : text.substring(0, lineEnd);
        boolean known =
                REQUEST.matcher(start).matches() || STATUS.matcher(start).matches();
        if (!known || (cut && lineEnd < 0)) {
            return Optional.empty();
        }
        return Optional.of(lines(lineEnd < 0 ? "" : text.substring(lineEnd + 1), cut));
    }

    private static List<Line> lines(String text, boolean cut) {
        List<String> logical = new ArrayList<>();
        List<Boolean> ended = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int lineEnd = text.indexOf('\n', at);
            String line = text.substring(at, lineEnd < 0 ? text.length() : lineEnd + 1);
            if (lineEnd >= 0 && line.replace("\r", "").equals("\n")) {
                break;
            }
            boolean folded = !logical.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folded) {
                line = logical.remove(logical.size() - 1) + line;
                ended.remove(ended.size() - 1);
            }
            logical.add(line);
            ended.add(lineEnd >= 0);
            at = lineEnd < 0 ? text.length() : lineEnd + 1;
        }
        return headers(logical, ended, cut);
    }

    private static List<Line> headers(List<String> logical, List<Boolean> ended, boolean cut) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < logical.size(); i++) {
            var matcher = HEADER.matcher(logical.get(i));
            if (matcher.matches() && (ended.get(i) || !cut)) {
                String value = ENDS.matcher(matcher.group(2)).replaceAll("");
                lines.add(new Line(matcher.group(1), decoded(FOLD.matcher(value).replaceAll(" "))));
            }
        }
        return lines;
    }

    private static String decoded(String latin1) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return latin1;
        }
    }
}
