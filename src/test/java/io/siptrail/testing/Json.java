package io.siptrail.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value and what is in it. What is asked for and absent is an {@link IllegalArgumentException}, null is text "null". */
public final class Json {

    private final Object value;

    private Json(Object value) {
        this.value = value;
    }

    /** Reads a file that holds one value and nothing after it, without a repeated name. */
    public static Json read(Path file) throws IOException {
        return parse(Files.readString(file, UTF_8));
    }

    /** Reads one value with nothing after it, without a repeated name. */
    public static Json parse(String text) throws IOException {
        JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = strict.createParser(text)) {
            parser.nextToken();
            Json read = new Json(value(parser));
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something comes after the value");
            }
            return read;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser);
        }
        return token == JsonToken.START_ARRAY ? array(parser) : parser.getText();
    }

    private static Map<String, Json> object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, new Json(value(parser)));
        }
        return members;
    }

    private static List<Json> array(JsonParser parser) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(new Json(value(parser)));
        }
        return elements;
    }

    /** The value under these names, one inside the other. */
    public Json at(String... names) {
        Json inner = this;
        for (String name : names) {
            Json next = inner.members().get(name);
            if (next == null) {
                throw new IllegalArgumentException(
                        "no " + name + " among " + inner.members().keySet());
            }
            inner = next;
        }
        return inner;
    }

    /** Whether an object has a member of this name. */
    public boolean has(String name) {
        return members().containsKey(name);
    }

    /** The members of an object in their order. */
    public Map<String, Json> members() {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no object: " + value);
        }
        Map<String, Json> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), (Json) member));
        return members;
    }

    /** The elements of an array. */
    public List<Json> elements() {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("no array: " + value);
        }
        return list.stream().map(Json.class::cast).toList();
    }

    /** The elements of an array of plain values. */
    public List<String> texts() {
        return elements().stream().map(Json::text).toList();
    }

    /** A text, number, true, false or null as it is written. */
    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no plain value: " + value);
    }

    /** A whole number. */
    public long number() {
        return Long.parseLong(text());
    }

    /** The members of an object of whole numbers. */
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        members().forEach((name, member) -> numbers.put(name, member.number()));
        return numbers;
    }

    /** The sum of an object of whole numbers. */
    public long sum() {
        return numbers().values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
