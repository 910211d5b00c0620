package io.siptrail.diagnosis.contact;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import io.siptrail.net.Transport;
import io.siptrail.sip.SipUri;
import io.siptrail.sip.Uri;
import java.util.Locale;
import java.util.Optional;

/**
 * Where requests to a contact go (RFC 3263 §4.2 for the ports).
 *
 * @param host in lower case; empty for a URI that has none
 * @param endpoint address and port, where the host is an address
 * @param transport that of the URI, else what carried its REGISTER, else UDP
 * @param namesTransport whether the URI itself says what carries requests to it
 */
public record ContactAddress(String host, Optional<Endpoint> endpoint, Transport transport, boolean namesTransport) {

    private static final int SIP_PORT = 5060;
    private static final int SIPS_PORT = 5061;

    static ContactAddress of(String uri, Optional<Transport> carrier) {
        if (!(Uri.parse(uri) instanceof SipUri sip)) {
            return new ContactAddress("", Optional.empty(), carrier.orElse(Transport.UDP), false);
        }
        Optional<Transport> named = transport(sip);
        Transport transport = named.or(() -> carrier).orElse(Transport.UDP);
        int port = sip.port().orElse(sip.isSecure() || transport == Transport.TLS ? SIPS_PORT : SIP_PORT);
        return new ContactAddress(
                sip.lowerHost(),
                IpAddress.parse(sip.host()).map(address -> new Endpoint(address, port)),
                transport,
                named.isPresent());
    }

    /** Address and port of a URI whose host is an address; empty for any other text. */
    static Optional<Endpoint> endpoint(String uri) {
        return uri.isEmpty() ? Optional.empty() : of(uri, Optional.empty()).endpoint();
    }

    private static Optional<Transport> transport(SipUri uri) {
        Optional<String> named = uri.transport();
        if (named.isEmpty()) {
            return uri.isSecure() ? Optional.of(Transport.TLS) : Optional.empty();
        }
        for (Transport transport : Transport.values()) {
            if (transport.name().equals(named.get().toUpperCase(Locale.ROOT))) {
                return Optional.of(transport == Transport.TCP && uri.isSecure() ? Transport.TLS : transport);
            }
        }
        return Optional.empty();
    }

    /** Whether both are reached over the same transport and version of IP. */
    boolean sameWay(ContactAddress other) {
        return transport == other.transport && version() == other.version();
    }

    /** 0 for a host name. */
    private int version() {
        return endpoint.map(at -> at.address().version()).orElse(0);
    }
}
