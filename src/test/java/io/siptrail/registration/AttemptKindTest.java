package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attempt was for: a refresh is whatever was bound before in the capture. */
final class AttemptKindTest {

    private static final int HOUR = 3_600_000;
    private static final String INSTANCE = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";

    private static final Packet FIRST = register("c", 1);
    private static final Packet SECOND = register("d", 1);

    /** The kind of {@code second}, an hour after {@code first} was answered so. */
    private static AttemptKind kindAfter(Packet first, Packet answer, Packet second) {
        List<Attempt> attempts = Trace.run(
                first.at(0), answer.at(20), second.at(HOUR), second.ok().at(HOUR + 20));
        assertThat(attempts).hasSize(2);
        return attempts.get(1).kind();
    }

    @Test
    void firstRegistrationIsInitial() {
        assertThat(Trace.one(FIRST.at(0), FIRST.ok().at(20)).kind()).isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void boundContactIsRefreshed() {
        assertThat(kindAfter(FIRST, FIRST.ok(), SECOND)).isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void lapsedBindingIsRefreshedToo() {
        Packet brief = FIRST.answer(200).and("Contact", FIRST.header("Contact") + ";expires=60");

        assertThat(kindAfter(FIRST, brief, SECOND)).isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void otherContactIsInitial() {
        assertThat(kindAfter(FIRST, FIRST.ok(), SECOND.contact("<sip:alice@10.0.0.1:5061>")))
                .isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void sameContactOfAnotherAddressOfRecordIsInitial() {
        assertThat(kindAfter(FIRST, FIRST.ok(), SECOND.with("To", "<sip:bob@example.com>")))
                .isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void refusedContactIsInitial() {
        assertThat(kindAfter(FIRST, FIRST.answer(403), SECOND)).isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void contactGrantedForZeroSecondsIsInitial() {
        Packet none = FIRST.answer(200).and("Contact", FIRST.header("Contact") + ";expires=0");

        assertThat(kindAfter(FIRST, none, SECOND)).isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void successWithoutContactBindsToo() {
        assertThat(kindAfter(FIRST, FIRST.answer(200), SECOND)).isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void contactThatAnotherAnswerListedIsRefreshed() {
        Packet listing = FIRST.ok().and("Contact", "<sip:alice@10.0.0.7:5070>;expires=100");

        assertThat(kindAfter(FIRST, listing, SECOND.contact("<sip:alice@10.0.0.7:5070>")))
                .isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void sameInstanceAtAnotherAddressIsRefreshed() {
        Packet first = FIRST.contact("<sip:alice@10.0.0.1:5060>" + INSTANCE + ";reg-id=1");
        Packet second = SECOND.contact("<sip:alice@10.0.0.2:5080>" + INSTANCE + ";reg-id=1");

        assertThat(kindAfter(first, first.ok(), second)).isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void otherFlowOfTheInstanceIsInitial() {
        Packet first = FIRST.contact("<sip:alice@10.0.0.1:5060>" + INSTANCE + ";reg-id=1");
        Packet second = SECOND.contact("<sip:alice@10.0.0.2:5080>" + INSTANCE + ";reg-id=2");

        assertThat(kindAfter(first, first.ok(), second)).isEqualTo(AttemptKind.INITIAL);
    }

    @Test
    void challengedRefreshIsARefresh() {
        Packet retry = register("d", 2).credentials("n");

        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                FIRST.ok().at(20),
                SECOND.at(HOUR),
                SECOND.challenge("n").at(HOUR + 20),
                retry.at(HOUR + 30),
                retry.ok().at(HOUR + 50));

        assertThat(Trace.kinds(attempts)).containsExactly(AttemptKind.INITIAL, AttemptKind.REFRESH);
    }

    @Test
    void failedRefreshIsARefresh() {
        List<Attempt> attempts = Trace.run(
                FIRST.at(0),
                FIRST.ok().at(20),
                SECOND.at(HOUR),
                SECOND.answer(403).at(HOUR + 20));

        assertThat(Trace.kinds(attempts)).containsExactly(AttemptKind.INITIAL, AttemptKind.REFRESH);
    }

    @Test
    void removalIsUnregisterWhateverBecomesOfIt() {
        Packet removal = SECOND.with("Expires", "0");

        assertThat(kindAfter(FIRST, FIRST.ok(), removal)).isEqualTo(AttemptKind.UNREGISTER);
        assertThat(Trace.one(removal.at(0), removal.answer(403).at(20)).kind()).isEqualTo(AttemptKind.UNREGISTER);
        assertThat(Trace.one(SECOND.contact("*").with("Expires", "0").at(0)).kind())
                .isEqualTo(AttemptKind.UNREGISTER);
    }

    @Test
    void requestWithoutContactIsAQuery() {
        Packet query = SECOND.without("Contact");

        assertThat(Trace.one(query.at(0), query.answer(200).at(20)).kind()).isEqualTo(AttemptKind.QUERY);
        assertThat(Trace.one(query.at(0)).kind()).isEqualTo(AttemptKind.QUERY);
    }

    @Test
    void equivalentContactIsRefreshed() {
        assertThat(kindAfter(FIRST, FIRST.ok(), SECOND.contact("<sip:alice@10.0.0.1:5060;newparam=5>")))
                .isEqualTo(AttemptKind.REFRESH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SIP:alice@10.0.0.1:5060>",
                "<sip:%61lice@10.0.0.1:5060>",
                "\"Alice\" <sip:alice@10.0.0.1:5060>;q=0.5"
            })
    void otherSpellingOfTheContactIsRefreshed(String spelling) {
        assertThat(kindAfter(FIRST, FIRST.ok(), SECOND.contact(spelling))).isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void contactThatTheRegistrarRewroteIsRefreshed() {
        Packet rewritten = FIRST.answer(200).and("Contact", "<sip:alice@198.51.100.7:40000>;expires=3600");

        assertThat(kindAfter(FIRST, rewritten, SECOND)).isEqualTo(AttemptKind.REFRESH);
    }

    @Test
    void answerCapturedBeforeItsRequestMakesNoRefresh() {
        assertThat(Trace.one(FIRST.ok().at(0), FIRST.at(1)).kind()).isEqualTo(AttemptKind.INITIAL);
    }
}
