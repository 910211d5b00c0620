package io.siptrail.diagnosis.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Transport;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests to a contact go (RFC 3263 §4). */
final class ContactAddressTest {

    @ParameterizedTest
    @CsvSource({
        "sip:a@192.0.2.1:5070, UDP, 192.0.2.1:5070, UDP, false",
        "sip:a@192.0.2.1, UDP, 192.0.2.1:5060, UDP, false",
        "sip:a@192.0.2.1, TCP, 192.0.2.1:5060, TCP, false",
        "sip:a@192.0.2.1;transport=tcp, UDP, 192.0.2.1:5060, TCP, true",
        "sips:a@192.0.2.1, UDP, 192.0.2.1:5061, TLS, true",
        "sip:a@[2001:db8::1];transport=TLS, UDP, [2001:db8::1]:5061, TLS, true",
        "sip:a@phone.example.com, UDP, '', UDP, false",
        "sip:a@192.0.2.1;transport=pigeon, UDP, 192.0.2.1:5060, UDP, false",
        "tel:+4930, UDP, '', UDP, false"
    })
    void hostPortAndTransport(String uri, Transport carrier, String endpoint, Transport transport, boolean named) {
        ContactAddress address = ContactAddress.of(uri, Optional.of(carrier));

        assertThat(address.endpoint().map(Object::toString).orElse("")).isEqualTo(endpoint);
        assertThat(address.transport()).isEqualTo(transport);
        assertThat(address.namesTransport()).isEqualTo(named);
    }
}
