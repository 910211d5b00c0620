package io.siptrail.sip;

import static io.siptrail.sip.Wire.codes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CSeqTest {

    @ParameterizedTest
    @CsvSource({"4711 INVITE, 4711, INVITE", "0009   REGISTER, 9, REGISTER", "0 foo.bar, 0, foo.bar"})
    void aNumberAndAMethodAreRead(String text, long number, String method) {
        assertThat(CSeq.parse(text)).contains(new CSeq(number, method));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "REGISTER",
                "-1 REGISTER",
                "1REGISTER",
                "1 REGISTER x",
                "4294967296 REGISTER",
                "36893488147419103232 REGISTER",
                "1 REG<ISTER"
            })
    void anythingElseIsNone(String text) {
        assertThat(CSeq.parse(text)).isEmpty();
    }

    @Test
    void aNumberFromTwoToThe31OnIsAnIssueAndKept() {
        SipMessage message = Wire.message("""
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP a;branch=z9hG4bK1
                From: <sip:a@b>
                To: <sip:a@b>
                Call-ID: one
                CSeq: 2147483648 REGISTER

                """);
        assertThat(message.cseq()).contains(new CSeq(2147483648L, "REGISTER"));
        assertThat(codes(message)).containsExactly(IssueCode.CSEQ_TOO_LARGE);
    }
}
