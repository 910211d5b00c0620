package io.siptrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help and wrong usage. */
final class UsageTest {

    @Test
    void helpOfTheCommandNamesItsSubcommandsAndExitCodes() {
        Command run = Command.siptrail("--help");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Usage: siptrail [-hV] COMMAND
                Says what happened to every SIP registration in a packet capture.
                  -h, --help      Show this help message and exit.
                  -V, --version   Print version information and exit.
                Commands:
                  audit    Reads captures and writes a report on every registration in them.
                  explain  Tells in the terminal what happened to attempts and why.
                  list     Lists attempts, transactions, bindings, findings or digests on
                             standard output.
                  extract  Copies the packets behind attempts to a pcapng file.
                  live     Captures on an interface, shows what becomes of registrations as it
                             happens, and writes the report when it ends (Ctrl-C). Needs
                             libpcap and CAP_NET_RAW.

                Exit codes:
                  0    done
                  1    findings at or above --fail-on
                  2    wrong usage
                  3    an input is unreadable; the others are reported
                  4    an input was cut short or damaged; what could be read is reported
                  5    the report could not be written
                  70   a defect of siptrail
                """);
    }

    @Test
    void helpOfTheAuditSaysWhatEveryOptionDoes() {
        Command run = Command.siptrail("audit", "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                Usage: siptrail audit [-hV] [--redact] [--reveal] [--candidates=FILE]
                                      [--credentials=FILE] [--fail-on=SEVERITY] [--filter=BPF]
                                      [--keylog=FILE] [-o=DIR] [--redact-key=FILE]
                                      [--format=FORMAT[,FORMAT...]]... [--port=N]... INPUT...
                Reads captures and writes a report on every registration in them.
                      INPUT...             Capture files (pcap, pcapng; plain, gzip or zstd),
                                             SIP pasted as text, directories, globs, or - for
                                             standard input.
                      --candidates=FILE    Passwords to try, one on each line; accounts that
                                             use one are a finding. For captures of one's own
                                             network.
                      --credentials=FILE   Secrets by which digests are judged: lines username:
                                             realm:password or username:realm:HA1, or CSV with
                                             that header. They are never shown.
                      --fail-on=SEVERITY   Exit with 1 when a finding is at least as severe:
                                             high, medium, low, info.
                      --filter=BPF         Look only at packets that this filter in the syntax
                                             of tcpdump accepts. Needs libpcap.
                      --format=FORMAT[,FORMAT...]
                                           What to write: csv, json, svg, png, html. By default
                                             everything.
                  -h, --help               Show this help message and exit.
                      --keylog=FILE        Secrets by which TLS is decrypted, in the form of
                                             SSLKEYLOGFILE; those that a pcapng file carries
                                             are used anyway. They are never shown.
                  -o, --output=DIR         Where the report goes; by default reports/ and the
                                             name of the first input.
                      --port=N             Look only at this UDP and TCP port; may be given
                                             several times. By default SIP is found on any port.
                      --redact             Show users, hosts, addresses and Call-IDs under
                                             pseudonyms, each always under the same one.
                      --redact-key=FILE    Redact with this secret (16 bytes or more), so that
                                             several reports have the same pseudonyms. By
                                             default the key is made of what the inputs contain.
                      --reveal             With --candidates: show the passwords that were
                                             found.
                  -V, --version            Print version information and exit.
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "audit --version", "list -V", "live --version"})
    void versionIsOneLine(String line) {
        Command run = Command.siptrail((Object[]) line.split(" ", -1));

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).singleElement().asString().startsWith("siptrail ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                        | which command
                    audit                     | INPUT
                    autid                     | autid
                    audit a.pcap --bogus      | --bogus
                    audit a.pcap --port 0     | --port 0
                    audit a.pcap --port 65536 | --port 65536
                    audit a.pcap --port sip   | 'sip'
                    audit a.pcap --format xml | 'xml'
                    audit a.pcap -o           | -o
                    list                      | WHAT
                    list attempts             | INPUT
                    list calls a.pcap         | 'calls'
                    list attempts a.pcap --format xml | 'xml'
                    """)
    void wrongUsageIsSaidOnStandardErrorWithTheHelp(String arguments, String complaint) {
        Object[] words = Arrays.stream(arguments.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toArray();

        Command run = Command.siptrail(words);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(complaint);
        assertThat(run.err()).containsAnyOf("Usage: siptrail", "Did you mean: siptrail audit?");
    }
}
