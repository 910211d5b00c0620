package io.siptrail.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.diagnosis.census.CaptureFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Causes that the registrar states. */
class PolicyCausesTest {

    @TestFactory
    Stream<DynamicTest> causeIsFoundWhereItIsAndNowhereElse() {
        return rows().stream().flatMap(CauseRow::tests);
    }

    /** Every row of this class. */
    static List<CauseRow> rows() {
        return Stream.of(addresses(), requests(), servers())
                .flatMap(List::stream)
                .toList();
    }

    private static Scene said(String status, String... headers) {
        return Scene.begin().register().answer(status, headers);
    }

    /** Others register in example.com; then somebody of this domain is refused. */
    private static Scene beside(String address, String status) {
        return Scene.begin()
                .somebodyRegisters("sip:bob@example.com", "192.0.2.2:5060")
                .user(address)
                .register()
                .answer(status);
    }

    private static List<CauseRow> addresses() {
        return List.of(
                new CauseRow(
                        "unknown-user",
                        "404 in a domain of which others register (RFC 3261 21.4.5)",
                        beside("sip:nobody@example.com", "404 Not Found"),
                        "in a domain of which nobody does",
                        beside("sip:alice@exmaple.com", "404 Not Found")),
                new CauseRow(
                        "wrong-domain",
                        "404 in a domain of which nobody registers, while others do (RFC 3261 10.3)",
                        beside("sip:alice@exmaple.com", "404 Not Found"),
                        "nobody registers at all",
                        Scene.begin().user("sip:alice@exmaple.com").register().answer("404 Not Found")),
                new CauseRow(
                        "too-many-contacts",
                        "Kamailio's registrar says so (rerrno, EI_R_TOO_MANY)",
                        said(
                                "503 Service Unavailable",
                                "P-Registrar-Error: Too many registered contacts",
                                "Retry-After: 120"),
                        "it says nothing but Retry-After",
                        said("503 Service Unavailable", "Retry-After: 120")),
                new CauseRow(
                        "policy-refused",
                        "403 without any question (RFC 3261 21.4.4)",
                        said("403 Forbidden"),
                        "403 after credentials of which nothing is known",
                        Scene.begin()
                                .register()
                                .challenge("n")
                                .credentials("alice", "x", "n")
                                .answer("403 Forbidden")),
                new CauseRow(
                        "binding-not-stored",
                        "a 200 that lists others (RFC 3261 10.3 step 8)",
                        said(
                                "200 OK",
                                "Contact: <sip:alice@192.0.2.8:5060>;expires=10, <sip:alice@192.0.2.9:5060>;expires=20"),
                        "423 is no 200",
                        said("423 Interval Too Brief", "Min-Expires: 7200")));
    }

    private static List<CauseRow> requests() {
        return List.of(
                new CauseRow(
                        "interval-too-brief",
                        "423 with Min-Expires (RFC 3261 10.2.8)",
                        said("423 Interval Too Brief", "Min-Expires: 7200"),
                        "422 is about sessions",
                        said("422 Session Interval Too Small", "Min-SE: 7200")),
                new CauseRow(
                        "cseq-not-increased",
                        "a lower CSeq than was accepted gets 400 (RFC 3261 10.3 step 7)",
                        counted(5),
                        "a higher CSeq gets 400",
                        counted(11)),
                new CauseRow(
                        "contact-star-misuse",
                        "* with an expiry gets 400 (RFC 3261 10.2.2)",
                        Scene.begin().register("Contact: *", "Expires: 3600").answer("400 Bad Request"),
                        "* with 0 gets 400",
                        Scene.begin().register("Contact: *", "Expires: 0").answer("400 Bad Request")),
                new CauseRow(
                        "extension-mismatch",
                        "420 with Unsupported (RFC 3261 8.2.2.3)",
                        said("420 Bad Extension", "Unsupported: path"),
                        "400 with Unsupported",
                        said("400 Bad Request", "Unsupported: path")),
                new CauseRow(
                        "bad-request",
                        "400 with Warning (RFC 3261 21.4.1)",
                        said("400 Bad Request", "Warning: 399 example.com \"Missing Contact URI\""),
                        "500 is no fault of the request",
                        said("500 Server Internal Error")));
    }

    private static Scene counted(int cseq) {
        return Scene.begin()
                .cseq(10)
                .register()
                .ok()
                .pause(60_000)
                .cseq(cseq)
                .register()
                .answer("400 Bad Request");
    }

    private static List<CauseRow> servers() {
        return List.of(
                new CauseRow(
                        "not-a-registrar",
                        "405 with Allow (RFC 3261 21.4.6)",
                        said("405 Method Not Allowed", "Allow: INVITE, ACK, BYE"),
                        "400 whose Allow names REGISTER",
                        said("400 Bad Request", "Allow: INVITE, REGISTER")),
                new CauseRow(
                        "loop-detected",
                        "483 (RFC 3261 21.4.20)",
                        said("483 Too Many Hops"),
                        "480",
                        said("480 Temporarily Unavailable")),
                new CauseRow(
                        "redirected",
                        "302 that is not followed (RFC 3261 21.3.3)",
                        said("302 Moved Temporarily", "Contact: <sip:192.0.2.20>"),
                        "followed",
                        Scene.begin()
                                .register()
                                .answer("302 Moved Temporarily", "Contact: <sip:192.0.2.20>")
                                .registrar("192.0.2.20:5060")
                                .register()
                                .answer("403 Forbidden")),
                new CauseRow(
                        "server-overloaded",
                        "503 with Retry-After (RFC 3261 21.5.4)",
                        said("503 Service Unavailable", "Retry-After: 10"),
                        "one 503 without it",
                        said("503 Service Unavailable")),
                new CauseRow(
                        "server-error",
                        "500 (RFC 3261 21.5.1)",
                        said("500 Server Internal Error"),
                        "504 speaks of another server",
                        said("504 Server Time-out")));
    }

    @Test
    void registrarsOwnErrorTextIsQuoted() {
        Diagnosis diagnosis = said("503 Service Unavailable", "P-Registrar-Error: Too many registered contacts")
                .end()
                .last();

        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(diagnosis.explanation().parts())
                .contains(new Statement.Quote("P-Registrar-Error: Too many registered contacts"));
    }

    @Test
    void causesThatRestOnWhatIsMissingAreWithheldBesideCutPackets() {
        CaptureFacts cut = new CaptureFacts(3, 0, 0, List.of(), 0, List.of(), List.of(), List.of(), List.of());

        assertThat(Scene.begin().register().ladder(10).end(cut).cause()).isEqualTo("unknown");
        assertThat(said("423 Interval Too Brief", "Min-Expires: 60").end(cut).cause())
                .isEqualTo("interval-too-brief");
    }

    @Test
    void successHasNoCause() {
        assertThat(Scene.begin().register().ok().end().cause()).isEmpty();
    }
}
