package io.siptrail.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Text cannot become markup. */
final class MarkupTest {

    private final StringBuilder out = new StringBuilder();
    private final Markup page = new Markup(out);

    @Test
    void textIsEscaped() {
        page.element("p", "<b>&\"'</b>");

        assertThat(out).hasToString("<p>&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;</p>\n");
    }

    @Test
    void valuesOfAttributesAreEscaped() {
        page.open("img", "alt", "\" onerror=\"x");

        assertThat(out).hasToString("<img alt=\"&quot; onerror=&quot;x\">");
    }

    @Test
    void whatWouldSteerOrHideTextIsShown() {
        page.element("p", "a\u0000b\u202ec\u001b");

        assertThat(out).hasToString("<p>a\\x00b\\u202ec\\x1b</p>\n");
    }

    @Test
    void namesAreOurOwn() {
        assertThatThrownBy(() -> page.open("p onclick")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page.open("p", "on click", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textCannotStandWhereNothingIsEscaped() {
        page.open("script");

        assertThatThrownBy(() -> page.text("</script>")).isInstanceOf(IllegalStateException.class);
    }
}
