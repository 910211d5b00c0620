package io.siptrail.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final IpAddress FOUR = new IpAddress(4, 0, 0xc0000201L);
    private static final IpAddress SIX = new IpAddress(6, 0x20010db800000000L, 0xc0000201L);

    @Test
    void ipv6StandsInBrackets() {
        assertThat(new Endpoint(FOUR, 5060)).hasToString("192.0.2.1:5060");
        assertThat(new Endpoint(SIX, 65_535)).hasToString("[2001:db8::c000:201]:65535");
    }

    @Test
    void orderIsByAddressAndThenByPort() {
        Endpoint low = new Endpoint(FOUR, 80);
        Endpoint high = new Endpoint(FOUR, 5060);
        Endpoint six = new Endpoint(SIX, 1);

        assertThat(Stream.of(six, high, low).sorted()).containsExactly(low, high, six);
    }

    @Test
    void equalEndpointsAreOneObject() {
        EndpointTable table = new EndpointTable(64);

        Endpoint first = table.endpoint(4, 0, 0xc0000201L, 5060);

        assertThat(first).isEqualTo(new Endpoint(FOUR, 5060));
        assertThat(table.endpoint(4, 0, 0xc0000201L, 5060)).isSameAs(first);
    }

    @Test
    void versionAddressAndPortAllTellEndpointsApart() {
        EndpointTable table = new EndpointTable(1 << 10);
        Set<Endpoint> endpoints = new HashSet<>();
        endpoints.add(table.endpoint(4, 0, 1, 5060));
        endpoints.add(table.endpoint(6, 0, 1, 5060));
        endpoints.add(table.endpoint(6, 1, 1, 5060));
        endpoints.add(table.endpoint(6, 0, 2, 5060));
        endpoints.add(table.endpoint(4, 0, 1, 5061));

        assertThat(endpoints).hasSize(5);
    }

    @Test
    void tableThatIsTooSmallForgetsButNeverConfuses() {
        EndpointTable table = new EndpointTable(1);
        Random random = new Random(20_260_101);
        for (int i = 0; i < 10_000; i++) {
            long low = random.nextInt(100);
            int port = random.nextInt(100);
            assertThat(table.endpoint(4, 0, low, port)).isEqualTo(new Endpoint(new IpAddress(4, 0, low), port));
        }
    }
}
