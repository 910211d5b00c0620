package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStartTest {

    private static boolean mayBegin(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer data = ByteBuffer.allocateDirect(bytes.length + 7);
        data.put(7, bytes);
        return MessageScanner.mayBegin(data, 7, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REGISTER sip:a SIP/2.0\r\n",
                "SIP/2.0 200 OK\r\n\r\n",
                "sip/2.0 200 OK\r\n\r\n",
                "A b:c SIP/2.0",
                "\r\n\r\nREGISTER sip:a SIP/2.0\r\n",
                " \tREGISTER sip:a SIP/2.0\r\n",
                "!interesting-Method0123456789_*+`.%indeed'~ sip:a SIP/2.0\r\n"
            })
    void whatLooksLikeAStartLineMayBeginAMessage(String payload) {
        assertThat(mayBegin(payload)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SIP",
                "\r\n\r\n",
                "\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n\r\n",
                "\u0080\u0000\u00124\u0000\u0000\u0000\u00a0\u00124Vxpayload",
                "\u0000\u0001\u0000\u0008!\u0012\u00a4B0123456789ab",
                "\u00124\u0001\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0003www",
                "REGISTER\tsip:a SIP/2.0",
                "REG\u0000STER sip:a SIP/2.0",
                "<html><body>no</body></html>",
                "no-blank-within-any-length-that-a-method-has-in-practice-nor-would-be-of-use sip:a SIP/2.0"
            })
    void mediaAndOtherProtocolsMayNot(String payload) {
        assertThat(mayBegin(payload)).isFalse();
    }

    @Test
    void theAnswerNeedsNoByteBeyondTheLength() {
        ByteBuffer data = ByteBuffer.wrap("REGISTER sip:a SIP/2.0\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(MessageScanner.mayBegin(data, 20, 4)).isFalse();
        assertThat(MessageScanner.mayBegin(data, data.limit(), 0)).isFalse();
    }
}
