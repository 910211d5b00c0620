package io.siptrail.report;

import io.siptrail.analysis.InputSummary;
import io.siptrail.capture.FrameRef;
import io.siptrail.registration.FrameTrail;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Writes frames as {@code file:frame}, by the short names of the inputs. */
public final class FrameNames {

    /** Uppercase, as RFC 3986 section 2.1 wants it. */
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Of most names with their frame, in characters. */
    private static final int LENGTH = 32;

    private final List<String> names;
    private final List<String> encoded;

    /** Takes the names from the inputs, in their order. */
    public FrameNames(List<InputSummary> inputs) {
        this.names = inputs.stream().map(InputSummary::name).toList();
        this.encoded = names.stream().map(FrameNames::encode).toList();
    }

    /** For a reader who is no program: the file once and its numbers, wherever it stays the same. */
    public String brief(FrameTrail trail) {
        StringBuilder text = new StringBuilder();
        int file = brief(text, trail.first(), -1);
        if (trail.omitted() > 0) {
            text.append(" +").append(trail.omitted());
        }
        brief(text, trail.last(), file);
        return text.toString();
    }

    private int brief(StringBuilder text, List<FrameRef> frames, int before) {
        int file = before;
        for (FrameRef frame : frames) {
            text.append(text.length() == 0 ? "" : " ");
            text.append(frame.capture() == file ? "" : Printable.of(file(frame)) + " ");
            text.append('#').append(frame.number());
            file = frame.capture();
        }
        return file;
    }

    /** The name of the file that holds a frame. */
    public String file(FrameRef frame) {
        return names.get(frame.capture());
    }

    /** One frame as {@code file:frame}. */
    public String of(FrameRef frame) {
        return encoded.get(frame.capture()) + ":" + frame.number();
    }

    /** Frames joined by spaces; those left out in the middle as {@code +N}. */
    public String of(FrameTrail trail) {
        StringBuilder text =
                new StringBuilder((trail.first().size() + trail.last().size()) * LENGTH);
        append(text, trail.first());
        if (trail.omitted() > 0) {
            text.append(" +").append(trail.omitted());
        }
        append(text, trail.last());
        return text.toString();
    }

    private void append(StringBuilder text, List<FrameRef> frames) {
        for (FrameRef frame : frames) {
            if (text.length() > 0) {
                text.append(' ');
            }
            text.append(encoded.get(frame.capture())).append(':').append(frame.number());
        }
    }

    /** Space, colon, percent and controls would read as part of the notation, so they are percent-encoded. */
    private static String encode(String name) {
        StringBuilder text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character > ' ' && character != ':' && character != '%' && character != 0x7f) {
                text.append(character);
            } else {
                for (byte part : String.valueOf(character).getBytes(StandardCharsets.UTF_8)) {
                    text.append('%').append(HEX.toHexDigits(part));
                }
            }
        }
        return Printable.of(text.toString());
    }
}
