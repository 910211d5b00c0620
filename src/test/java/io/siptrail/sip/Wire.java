package io.siptrail.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages from text blocks: each line end becomes CRLF. */
final class Wire {

    private Wire() {}

    static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static MessageScanner scan(byte[] bytes) {
        MessageScanner scanner = new MessageScanner(SipLimits.DEFAULTS);
        assertThat(scanner.scan(bytes, 0, bytes.length, false)).isTrue();
        return scanner;
    }

    static SipMessage message(String text) {
        return scan(bytes(text)).message();
    }

    /** A REGISTER that has every required header, and these lines. */
    static SipMessage register(String lines) {
        return message("""
                REGISTER sip:example.com SIP/2.0
                Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK776
                From: <sip:alice@example.com>;tag=1928
                To: <sip:alice@example.com>
                Call-ID: 843817637684230@998sdasdh09
                CSeq: 1826 REGISTER
                """ + lines + "\n\n");
    }

    static List<IssueCode> codes(SipMessage message) {
        return message.issues().stream().map(SyntaxIssue::code).toList();
    }
}
