package io.siptrail.report.html;

import io.siptrail.report.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes elements and text as HTML. Text and the values of attributes are escaped whatever they hold, and control and format
 * characters are shown as escapes; names of elements and attributes are our own. There is no way to write markup as text.
 */
final class Markup {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    /** Elements without an end tag (HTML Living Standard §13.1.2). */
    private static final Set<String> VOID = Set.of("meta", "input", "img", "br", "hr", "col", "wbr");
    /** Elements whose content is no HTML, and so only ours. */
    private static final Set<String> RAW = Set.of("style", "script");

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Appendable out) {
        this.out = out;
    }

    /** The first line of a page. */
    Markup doctype() {
        return write("<!DOCTYPE html>\n");
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; an empty value writes the name alone
     */
    Markup open(String element, String... attributes) {
        write("<").write(name(element));
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            write(" ").write(name(attributes[i]));
            if (!attributes[i + 1].isEmpty()) {
                write("=\"").escaped(attributes[i + 1]).write("\"");
            }
        }
        write(">");
        if (!VOID.contains(element)) {
            open.push(element);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        String element = open.pop();
        return write("</").write(element).write(isBlock(element) ? ">\n" : ">");
    }

    private static boolean isBlock(String element) {
        return switch (element) {
            case "td", "th", "span", "code", "a", "b", "button", "summary", "label", "pre" -> false;
            default -> true;
        };
    }

    /** Text inside the element that was begun last. */
    Markup text(String text) {
        String within = open.peek();
        if (within != null && RAW.contains(within)) {
            throw new IllegalStateException("text within " + within);
        }
        return escaped(Printable.of(text));
    }

    /** Text of several lines, inside an element that keeps them. */
    Markup lines(Iterable<String> lines) {
        for (String line : lines) {
            text(line).write("\n");
        }
        return this;
    }

    /** A whole element that holds text alone. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A style sheet or script that stands in the jar. */
    Markup carried(String element, CarriedText content) {
        if (!RAW.contains(element)) {
            throw new IllegalArgumentException(element + " is not for carried text");
        }
        return open(element).write(content.text()).close();
    }

    private Markup escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> write("&amp;");
                case '<' -> write("&lt;");
                case '>' -> write("&gt;");
                case '"' -> write("&quot;");
                case '\'' -> write("&#39;");
                default -> append(character);
            }
        }
        return this;
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of an element or attribute: " + name);
        }
        return name;
    }

    private void append(char character) {
        try {
            out.append(character);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Markup write(String markup) {
        try {
            out.append(markup);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
