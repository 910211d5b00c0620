package io.siptrail.libpcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siptrail.capture.CaptureLimits;
import io.siptrail.capture.CaptureSet;
import io.siptrail.testing.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;

/** Filters accept what libpcap accepts. */
final class BpfFilterTest {

    private static final Path SEED = Path.of("captures", "kamailio-linphone.pcap");
    private static final Path LAB = Path.of("captures", "lab");

    @BeforeEach
    void libpcap() {
        Needs.libpcap();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "udp",
                "tcp port 5061",
                "ip6",
                "src port 5060 and udp[8:4] = 0x53495020",
                "udp port 5060 or icmp",
                "ip[6:2] & 0x1fff != 0",
                "len > 600 and not tcp",
                "less 300",
                "host 10.77.0.1 and portrange 5000-5100",
                "(udp and port 5060) or (tcp and greater 80)",
                "tcp[tcpflags] & (tcp-syn|tcp-rst) != 0",
                "udp[0:2] + 1 > 5060 and udp[4:2] - 8 > udp[2:2] / 16",
            })
    void acceptsWhatLibpcapAccepts(String expression) throws IOException, PcapNativeException, NotOpenException {
        for (Path capture : captures()) {
            assertThat(ours(capture, expression)).as(capture.toString()).isEqualTo(theirs(capture, expression));
        }
    }

    @Test
    void framesKeepTheirNumbersAndTheOthersAreCounted() {
        try (CaptureSet set = open(SEED, "src port 5060")) {
            List<Long> numbers = new ArrayList<>();
            while (set.next()) {
                numbers.add(set.frame().number());
            }
            assertThat(numbers).containsExactly(2L, 4L);
            assertThat(set.filteredOut()).isEqualTo(2);
        }
    }

    @Test
    void mistakeInAnExpressionIsSaidByLibpcap() {
        try (CaptureSet set = open(SEED, "port and and")) {
            assertThatThrownBy(set::next).isInstanceOf(LibpcapException.class).hasMessageContaining("syntax error");
        }
    }

    private static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(LAB)) {
            return files.filter(file -> file.toString().matches(".*(any-sll|big-200|tls|lo|tcp)[^/]*\\.pcap"))
                    .sorted()
                    .limit(20)
                    .toList();
        }
    }

    private static CaptureSet open(Path capture, String expression) {
        return CaptureSet.open(
                List.of(capture.toString()),
                InputStream.nullInputStream(),
                CaptureLimits.defaults(),
                List.of(),
                BpfFilter.of(expression));
    }

    private static List<String> ours(Path capture, String expression) {
        List<String> packets = new ArrayList<>();
        try (CaptureSet set = open(capture, expression)) {
            while (set.next()) {
                byte[] bytes = new byte[set.frame().length()];
                set.frame().data().get(set.frame().offset(), bytes);
                packets.add(HexFormat.of().formatHex(bytes));
            }
        }
        return packets;
    }

    private static List<String> theirs(Path capture, String expression) throws PcapNativeException, NotOpenException {
        List<String> packets = new ArrayList<>();
        try (PcapHandle handle = Pcaps.openOffline(capture.toString())) {
            handle.setFilter(expression, BpfCompileMode.OPTIMIZE);
            for (byte[] packet = handle.getNextRawPacket(); packet != null; packet = handle.getNextRawPacket()) {
                packets.add(HexFormat.of().formatHex(packet));
            }
        }
        return packets;
    }
}
