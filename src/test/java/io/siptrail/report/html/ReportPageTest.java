package io.siptrail.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siptrail.cli.Command;
import io.siptrail.testing.Needs;
import io.siptrail.testing.UdpCapture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Everything in it came from the wire of someone who wanted to take it over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReportPageTest {

    /** Each marks the window when it runs. */
    private static final List<String> ATTACKS = List.of(
            "<script>window.owned=1</script>",
            "\"><img src=x onerror=\"window.owned=1\">",
            "'><svg/onload=window.owned=1>",
            "</pre></style></script><script>window.owned=1</script>",
            "<!--><script>window.owned=1</script-->",
            "javascript:window.owned=1",
            "&lt;script&gt;window.owned=1&lt;/script&gt;",
            "{{constructor.constructor('window.owned=1')()}}",
            "<iframe srcdoc='<script>parent.owned=1</script>'>",
            "<base href='https://example.com/'>",
            "]]><script>window.owned=1</script>");

    @TempDir
    private static Path folder;

    private Browser browser;
    private Path page;

    @BeforeAll
    void auditAndOpen() throws Exception {
        Needs.chromium();
        page = audited(hostile(folder.resolve("x<img src=y onerror=window.owned=1>.pcap")));
        browser = Browser.start(Files.createDirectory(folder.resolve("profile")));
        browser.open(page);
    }

    @AfterAll
    void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path audited(Path capture) {
        Path report = folder.resolve("report");
        Command run = Command.siptrail("audit", capture, "-o", report, "--format", "html");
        assertThat(run.exit()).as(run.err()).isZero();
        return report.resolve("report.html");
    }

    private static Path hostile(Path file) throws IOException {
        UdpCapture capture = UdpCapture.at("2026-01-01T00:00:00Z");
        for (int i = 0; i < ATTACKS.size(); i++) {
            for (int again = 0; again < 2; again++) {
                String attack = ATTACKS.get(i);
                String branch = "z9hG4bK" + i + "x" + again;
                capture.sip("192.0.2.1:5060", "198.51.100.1:5060", request(attack, branch))
                        .afterMillis(10)
                        .sip("198.51.100.1:5060", "192.0.2.1:5060", refusal(attack, branch))
                        .afterMillis(40_000);
            }
        }
        return Files.write(file, capture.bytes());
    }

    private static String request(String attack, String branch) {
        return """
                REGISTER sip:example.com SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=%2$s
                From: "%1$s" <sip:alice@example.com>;tag=a
                To: "%1$s" <sip:%3$s@example.com>
                Call-ID: %2$s%1$s
                CSeq: 1 REGISTER
                Contact: "%1$s" <sip:alice@192.0.2.1:5060>;expires=600
                User-Agent: %1$s
                Authorization: Digest username="%4$s", realm="%4$s", nonce="%4$s", uri="sip:example.com", response="0123456789abcdef0123456789abcdef"
                Content-Length: 0

                """.formatted(attack, branch, attack.replaceAll("[^\\w<>'/=.-]", ""), attack.replace("\"", "\\\\\""));
    }

    private static String refusal(String attack, String branch) {
        return """
                SIP/2.0 403 %1$s
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=%2$s
                From: "%1$s" <sip:alice@example.com>;tag=a
                To: "%1$s" <sip:%3$s@example.com>;tag=b
                Call-ID: %2$s%1$s
                CSeq: 1 REGISTER
                Server: %1$s
                Warning: 399 example.com "%4$s"
                Content-Length: 0

                """.formatted(attack, branch, attack.replaceAll("[^\\w<>'/=.-]", ""), attack.replace("\"", "\\\\\""));
    }

    @Test
    void nothingOfTheWireRuns() throws Exception {
        assertThat(browser.evaluate("String(window.owned)").asText()).isEqualTo("undefined");
        assertThat(browser.evaluate("document.querySelectorAll('script').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(browser.evaluate("document.querySelectorAll('iframe, base, object, form, svg, link').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
                                + ".filter(n => n.startsWith('on')).length")
                        .asInt())
                .isZero();
    }

    @Test
    void attacksAreThereToBeRead() throws Exception {
        String text = browser.evaluate("document.body.textContent").asText();

        assertThat(ATTACKS).allSatisfy(attack -> assertThat(text).contains(attack));
    }

    @Test
    void pageSaysNothingToTheConsoleAndAsksForNothing() {
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.requests())
                .allSatisfy(request -> assertThat(request).matches("(file:.*report\\.html|data:image/svg.*)"));
    }

    @Test
    void tablesSortByNumberAndBack() throws Exception {
        String clicks = "document.querySelector('#parties').parentElement.querySelectorAll('table')[1]";
        browser.evaluate(clicks + ".tHead.rows[0].cells[1].querySelector('button').click()");
        assertThat(browser.evaluate(clicks + ".tHead.rows[0].cells[1].getAttribute('aria-sort')")
                        .asText())
                .isEqualTo("ascending");
        JsonNode names = browser.evaluate(
                "(() => { const t = " + clicks + "; t.tHead.rows[0].cells[0].querySelector('button').click();"
                        + " return [...t.tBodies[0].rows].map(r => r.cells[0].textContent.toLowerCase()); })()");
        List<String> sorted = StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        assertThat(sorted).hasSizeGreaterThan(5).isSorted();
    }

    @Test
    void tablesAreFilteredByAWord() throws Exception {
        JsonNode shown = browser.evaluate("""
                (() => {
                  const input = document.querySelector('#parties').parentElement.querySelector('.filter input');
                  const rows = input.closest('section').querySelectorAll('table')[1].tBodies[0].rows;
                  const count = () => [...rows].filter(r => !r.hidden).length;
                  const all = count();
                  input.value = 'iframe';
                  input.dispatchEvent(new Event('input'));
                  const some = count();
                  input.value = '';
                  input.dispatchEvent(new Event('input'));
                  return [all, some, count()];
                })()
                """);

        assertThat(shown.get(0).asInt()).isEqualTo(ATTACKS.size());
        assertThat(shown.get(1).asInt()).isEqualTo(1);
        assertThat(shown.get(2).asInt()).isEqualTo(ATTACKS.size());
    }

    @Test
    void laddersOpen() throws Exception {
        assertThat(browser.evaluate("""
                        (() => {
                          const details = document.querySelector('details');
                          const before = details.querySelector('pre').checkVisibility();
                          details.querySelector('summary').click();
                          return [before, details.open, details.querySelector('pre').textContent.includes('REGISTER 1')];
                        })()
                        """).toString()).isEqualTo("[false,true,true]");
    }

    @Test
    void axeFindsNothingThatShutsPeopleOut() throws Exception {
        try (InputStream axe = ReportPageTest.class.getResourceAsStream("/axe.min.js")) {
            browser.evaluate(new String(axe.readAllBytes(), UTF_8) + "; undefined");
        }

        JsonNode violations = browser.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.help + ' '"
                + " + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join('; ')))");

        assertThat(violations.size()).as(violations.toString()).isZero();
    }

    @Test
    void pageNeverScrollsSideways() throws Exception {
        for (int width : new int[] {1440, 390}) {
            browser.resize(width, 900);
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("at " + width + " pixels")
                    .isLessThanOrEqualTo(width);
            assertThat(browser.screenshot()).hasSizeGreaterThan(10_000);
        }
    }
}
