package io.siptrail.captures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SeedCaptureTest {

    @Test
    void committedCapturesAreWhatTheTraceMakes() throws IOException {
        for (Map.Entry<Path, byte[]> file : SeedCapture.files(trace()).entrySet()) {
            assertThat(Files.readAllBytes(file.getKey()))
                    .as(file.getKey().toString())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void traceHasARegistrationOfFourMessagesAndALoneChallenge() throws IOException {
        assertThat(TraceMessage.parse(trace()))
                .extracting(message -> message.text().lines().findFirst().orElseThrow())
                .containsExactly(
                        "REGISTER sip:192.168.1.88 SIP/2.0",
                        "SIP/2.0 401 Unauthorized",
                        "REGISTER sip:192.168.1.88 SIP/2.0",
                        "SIP/2.0 200 OK",
                        "SIP/2.0 401 Unauthorized");
    }

    @Test
    void secondsComeFromTheNonces() throws IOException {
        List<TraceMessage> messages = TraceMessage.parse(trace());

        assertThat(messages.get(1).nonceIssuedSeconds())
                .isEqualTo(Instant.parse("2013-06-28T02:57:26Z").getEpochSecond());
        assertThat(messages.get(4).nonceIssuedSeconds())
                .isEqualTo(Instant.parse("2013-06-28T04:03:08Z").getEpochSecond());
    }

    @Test
    void messageLosesTheDotsOfTheTraceAndGetsItsLineEndsBack() {
        String trace = """
                7
                REGISTER sip:example.org SIP/2.0.
                Call-ID: a.b.

                \u00a0

                """;

        assertThat(TraceMessage.parse(trace))
                .containsExactly(new TraceMessage("REGISTER sip:example.org SIP/2.0\r\nCall-ID: a.b\r\n\r\n"));
    }

    private static String trace() throws IOException {
        return Files.readString(SeedCapture.TRACE, UTF_8);
    }
}
