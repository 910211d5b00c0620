package io.siptrail.diagnosis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.capture.FrameRef;
import io.siptrail.diagnosis.evidence.ConnectionEvent;
import io.siptrail.diagnosis.evidence.ConnectionEvent.Kind;
import io.siptrail.diagnosis.evidence.Evidence;
import io.siptrail.diagnosis.evidence.EvidenceLimits;
import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.registration.Binding;
import io.siptrail.registration.RegistrationLimits;
import io.siptrail.registration.Registrations;
import io.siptrail.sip.MessageScanner;
import io.siptrail.sip.SipLimits;
import io.siptrail.transaction.Observed;
import io.siptrail.transaction.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts whose connection ended: those that nothing else leads to, and those that still listen. */
final class ClosedConnectionsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Endpoint PHONE = endpoint("10.0.0.1", 40001);
    private static final Endpoint REGISTRAR = endpoint("192.0.2.1", 5060);
    private static final String ON_ITS_CONNECTION = "<sip:alice@10.0.0.1:40001;transport=tcp>";

    private final MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
    private final Evidence evidence = new Evidence(EvidenceLimits.defaults());
    private final List<Binding> bindings = new ArrayList<>();
    private final Registrations registrations =
            new Registrations(RegistrationLimits.defaults(), attempt -> {}, bindings::add);
    private long now = 1_767_225_600L * SECOND;
    private long frame;
    private int cseq;
    private int afterwards = 60;

    private static Endpoint endpoint(String address, int port) {
        return new Endpoint(IpAddress.parse(address).orElseThrow(), port);
    }

    private void register(Transport transport, String contact) {
        cseq++;
        message(
                PHONE,
                REGISTRAR,
                transport,
                "REGISTER sip:example.com SIP/2.0\r\n" + common(transport) + "Contact: " + contact + "\r\n"
                        + "Expires: 600\r\n\r\n");
        message(
                REGISTRAR,
                PHONE,
                transport,
                "SIP/2.0 200 OK\r\n" + common(transport) + "Contact: " + contact + ";expires=600\r\n\r\n");
    }

    private String common(Transport transport) {
        return "Via: SIP/2.0/" + transport + " 10.0.0.1:40001;branch=z9hG4bK" + cseq + "\r\n"
                + "From: <sip:alice@example.com>;tag=1\r\nTo: <sip:alice@example.com>\r\n"
                + "Call-ID: one\r\nCSeq: " + cseq + " REGISTER\r\n";
    }

    private void message(Endpoint from, Endpoint to, Transport transport, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(scanner.scan(bytes, 0, bytes.length, false)).isTrue();
        now += SECOND / 100;
        FrameRef at = new FrameRef(0, ++frame);
        evidence.heardFrom(from.key(), now);
        registrations.accept(
                new Observed(scanner.message(), from, to, transport, new Position(now, at, 0), now, 0, 64, 0));
    }

    private void connection(Kind kind, Endpoint client) {
        now += 10 * SECOND;
        evidence.connection(new ConnectionEvent(
                kind, client, REGISTRAR, Transport.TCP, new FrameRef(0, ++frame), now, now, false, ""));
        now += afterwards * SECOND;
    }

    private String verdict() {
        registrations.advance(now);
        registrations.finish();
        assertThat(bindings).hasSize(1);
        return new ContactExamination(
                        evidence,
                        registrations.registrars(),
                        CapturedTime.of(List.of(new CapturedTime.Span(0, now))),
                        now)
                .judge(bindings)
                .get(0)
                .staleness()
                .map(stale -> stale.reason().label() + " " + stale.confidence().label())
                .orElse("live");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CLOSED", "RESET"})
    void contactOnAConnectionThatEndedIsStale(Kind how) {
        register(Transport.TCP, ON_ITS_CONNECTION);
        connection(how, PHONE);

        assertThat(verdict()).isEqualTo("connection-closed likely");
    }

    @Test
    void captureThatEndsBeforeTheClientCouldComeBackSaysNothing() {
        register(Transport.TCP, ON_ITS_CONNECTION);
        afterwards = 20;
        connection(Kind.CLOSED, PHONE);

        assertThat(verdict()).isEqualTo("live");
    }

    @Test
    void webSocketIsTheOnlyWayWhateverTheContactNames() {
        register(Transport.WS, "<sip:alice@df7jal23ls0d.invalid;transport=ws>");
        connection(Kind.CLOSED, PHONE);

        assertThat(verdict()).isEqualTo("connection-closed likely");
    }

    @Test
    void flowEndsWithItsConnection() {
        register(Transport.TLS, "<sip:alice@10.0.0.1:5061>;+sip.instance=\"<urn:uuid:1>\";reg-id=1");
        connection(Kind.RESET, PHONE);

        assertThat(verdict()).isEqualTo("connection-closed likely");
    }

    @Test
    void contactThatListensElsewhereCanStillBeCalled() {
        register(Transport.TCP, "<sip:alice@10.0.0.1:5060;transport=tcp>");
        connection(Kind.CLOSED, PHONE);

        assertThat(verdict()).isEqualTo("live");
    }

    @Test
    void datagramsHaveNoConnectionToLose() {
        register(Transport.UDP, "<sip:alice@10.0.0.1:40001>");
        connection(Kind.CLOSED, PHONE);

        assertThat(verdict()).isEqualTo("live");
    }

    @Test
    void endOfAnotherConnectionOfTheSameHostSaysNothing() {
        register(Transport.TCP, ON_ITS_CONNECTION);
        connection(Kind.CLOSED, endpoint("10.0.0.1", 40002));

        assertThat(verdict()).isEqualTo("live");
    }

    @Test
    void refusedConnectionIsNoEndOfOne() {
        register(Transport.TCP, ON_ITS_CONNECTION);
        connection(Kind.REFUSED, PHONE);

        assertThat(verdict()).isEqualTo("live");
    }

    @Test
    void contactThatIsRegisteredAgainLives() {
        register(Transport.TCP, ON_ITS_CONNECTION);
        connection(Kind.CLOSED, PHONE);
        register(Transport.TCP, ON_ITS_CONNECTION);

        assertThat(verdict()).isEqualTo("live");
    }

    @Test
    void connectionThatOutlivesTheBindingTakesNothingWithIt() {
        register(Transport.TCP, ON_ITS_CONNECTION);
        now += 700 * SECOND;
        connection(Kind.CLOSED, PHONE);

        assertThat(verdict()).isEqualTo("live");
    }
}
