package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final List<Parameter> LIST = List.of(
            new Parameter("lr", Optional.empty(), false),
            new Parameter("Empty", Optional.of(""), true),
            new Parameter("expires", Optional.of("60"), false),
            new Parameter("note", Optional.of("say \"no\\yes\"; then, go"), true),
            new Parameter("raw", Optional.of("a\\b"), false),
            new Parameter("name", Optional.of("Gr\u00fc\u00dfe \u4f60"), true));

    @Test
    void whatIsPutInComesOutAgain() {
        Parameters parameters = Parameters.of(LIST);
        assertThat(parameters.asList()).isEqualTo(LIST);
        assertThat(parameters).containsExactlyElementsOf(LIST).hasSameHashCodeAs(Parameters.of(LIST));
        assertThat(parameters).isEqualTo(Parameters.of(LIST)).isNotEqualTo(Parameters.of(LIST.subList(0, 5)));
        assertThat(parameters.size()).isEqualTo(6);
    }

    @Test
    void namesAreFoundInAnyCase() {
        Parameters parameters = Parameters.of(LIST);
        assertThat(parameters.value("EXPIRES")).contains("60");
        assertThat(parameters.parameter("NOTE")).contains(LIST.get(3));
        assertThat(parameters.contains("LR")).isTrue();
        assertThat(parameters.value("lr")).isEmpty();
        assertThat(parameters.contains("l")).isFalse();
        assertThat(parameters.value("expires2")).isEmpty();
    }

    @Test
    void aNumberIsDigitsOnlyQuotedOrNot() {
        Parameters parameters = NameAddr.parse("<sip:a@b>;a=60;b=\"6\\0\";c=6x;d;e=\"\"")
                .orElseThrow()
                .parameters();
        assertThat(parameters.number("a")).isEqualTo(60);
        assertThat(parameters.number("b")).isEqualTo(60);
        assertThat(parameters.number("c")).isEqualTo(-1);
        assertThat(parameters.number("d")).isEqualTo(-1);
        assertThat(parameters.number("e")).isEqualTo(-1);
        assertThat(parameters.number("f")).isEqualTo(-1);
    }

    @Test
    void theStartOfAValueIsOfThatValueAlone() {
        Parameters parameters = NameAddr.parse("<sip:a@b>;a=z9h;b=\"z9h\\G4\";c=z9;G4;d")
                .orElseThrow()
                .parameters();
        assertThat(parameters.valueStartsWith("a", "Z9H")).isTrue();
        assertThat(parameters.valueStartsWith("b", "z9hG")).isTrue();
        assertThat(parameters.valueStartsWith("c", "z9;")).isFalse();
        assertThat(parameters.valueStartsWith("d", "z9")).isFalse();
        assertThat(parameters.valueStartsWith("e", "z9")).isFalse();
    }

    @Test
    void aQuotedStringEndsBeforeItsQuoteAndAnUnquotedValueMayHoldBackslashes() {
        Parameters parameters =
                NameAddr.parse("<sip:a@b>;x=\"a\\\"b\";y=c\\d").orElseThrow().parameters();
        assertThat(parameters.asList())
                .containsExactly(
                        new Parameter("x", Optional.of("a\"b"), true), new Parameter("y", Optional.of("c\\d"), false));
    }
}
