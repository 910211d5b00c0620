package io.siptrail.registration;

import static io.siptrail.registration.Packet.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The To URI in its canonical form (RFC 3261 §10.3 step 5). */
final class AddressOfRecordTest {

    private static String aor(String to) {
        return Trace.one(register("c", 1).with("To", to).at(0)).aor();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<sip:alice@example.com>                        | sip:alice@example.com",
                "<sip:alice@EXAMPLE.Com>                        | sip:alice@example.com",
                "<SIP:alice@example.com>                        | sip:alice@example.com",
                "<sip:Alice@example.com>                        | sip:Alice@example.com",
                "<sip:alice@example.com:5060>                   | sip:alice@example.com",
                "<sip:alice@example.com:5070>                   | sip:alice@example.com:5070",
                "<sip:alice@example.com;transport=tcp;user=phone> | sip:alice@example.com",
                "<sip:alice@example.com?subject=x>              | sip:alice@example.com",
                "<sip:%61lic%65@example.com>                    | sip:alice@example.com",
                "<sip:al%zzice@example.com>                     | sip:al%zzice@example.com",
                "<sip:al%0aice@example.com>                     | sip:al%0aice@example.com",
                "<sips:alice@example.com>                       | sips:alice@example.com",
                "<sip:example.com>                              | sip:example.com",
                "<sip:alice@[2001:DB8::1]:5060>                 | sip:alice@[2001:db8::1]",
                "<sip:alice@10.0.0.200:5061>                    | sip:alice@10.0.0.200:5061",
                "Alice <sip:alice@example.com>;tag=1            | sip:alice@example.com",
                "sip:alice@example.com;tag=1                    | sip:alice@example.com",
                "<tel:+1-212-555.0100>                          | tel:+12125550100",
                "<tel:+12125550100>                             | tel:+12125550100",
            })
    void formIsCanonical(String to, String expected) {
        assertThat(aor(to)).isEqualTo(expected);
    }

    @Test
    void spellingsOfOneUserAreOneAttempt() {
        Packet first = register("c", 1).with("To", "\"Alice\" <sip:%61lice@EXAMPLE.com:5060;user=phone>");
        Packet retry = register("c", 2).credentials("n");

        assertThat(Trace.run(first.at(0), first.challenge("n").at(10), retry.at(20)))
                .hasSize(1);
    }

    @Test
    void tagThatTheRegistrarAddsIsNotOfIt() {
        Packet first = register("c", 1);

        assertThat(Trace.one(
                                first.at(0),
                                first.ok()
                                        .with("To", "<sip:alice@example.com>;tag=as5")
                                        .at(10))
                        .outcome())
                .isEqualTo(Outcome.REGISTERED);
    }

    @Test
    void usersWhoDifferInCaseAreTwo() {
        List<Attempt> attempts = Trace.run(
                register("c", 1).at(0),
                register("c", 2)
                        .with("To", "<sip:Alice@example.com>")
                        .credentials("n")
                        .at(10));

        assertThat(attempts).extracting(Attempt::aor).containsExactly("sip:alice@example.com", "sip:Alice@example.com");
    }

    @Test
    void messageWithoutToIsCountedAndKept() {
        Trace trace = Trace.of(register("c", 1).without("To").at(0));

        assertThat(trace.only().aor()).isEmpty();
        assertThat(trace.irregularities()).containsEntry("without-to", 1L);
    }

    @Test
    void messagesWithoutCallIdOrCseqAreCounted() {
        Trace trace = Trace.of(register("c", 1).without("Call-ID").at(0));

        assertThat(trace.attempts()).isEmpty();
        assertThat(trace.irregularities()).containsEntry("without-call-id", 1L);
    }
}
