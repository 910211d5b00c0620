package io.siptrail.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.net.Endpoint;
import io.siptrail.net.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows read as those that the library writes, whatever stands in the cells. */
class CsvFileTest {

    private static final String[] PIECES = {
        "a", "Z", "0", " ", ",", "\"", "'", "#", ";", "(", "~", "\u00e9", "\u20ac", "\ud83d\ude00"
    };

    @TempDir
    private Path folder;

    @Test
    void textIsQuotedWhereTheLibraryWouldQuoteIt() throws IOException {
        Random random = new Random(1);
        StringBuilder expected = new StringBuilder();
        Path file = folder.resolve("rows.csv");
        try (CSVPrinter library = new CSVPrinter(expected, CSVFormat.RFC4180);
                CsvFile csv = new CsvFile(file, List.of("one", "two", "three"))) {
            library.printRecord("one", "two", "three");
            for (int i = 0; i < 20_000; i++) {
                String first = "x" + text(random);
                String second = text(random);
                library.printRecord(first, second, i);
                csv.text(first).text(second).number(i).endRow();
            }
        }
        assertThat(Files.readString(file)).isEqualTo(expected.toString());
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void whatASpreadsheetWouldCalculateGetsAnApostrophe() throws IOException {
        assertThat(row("x", "=1+1", "@a", "-b", "+c", "\td")).isEqualTo("x,'=1+1,'@a,'-b,'+c,'\\x09d");
    }

    private String row(String... cells) throws IOException {
        Path file = folder.resolve("row.csv");
        try (CsvFile csv = new CsvFile(file, List.of(cells))) {
            for (String cell : cells) {
                csv.text(cell);
            }
            csv.endRow();
        }
        return Files.readString(file, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numbersTimesAndAddressesAreWrittenAsTheyAreShownElsewhere() throws IOException {
        Path file = folder.resolve("typed.csv");
        Endpoint four = new Endpoint(new IpAddress(4, 0, 0xc0000201L), 5060);
        Endpoint six = new Endpoint(new IpAddress(6, 0x20010db8_00000000L, 1), 5061);
        try (CsvFile csv = new CsvFile(file, List.of("a", "b", "c", "d", "e", "f"))) {
            csv.number(-7).number(OptionalLong.empty()).endpoint(four).endpoint(six);
            csv.time(1_372_388_246_020_000_000L)
                    .duration(OptionalLong.of(1_013_526_500L))
                    .endRow();
        }
        assertThat(Files.readAllLines(file, StandardCharsets.UTF_8).get(1))
                .isEqualTo("-7,,192.0.2.1:5060,[2001:db8::1]:5061,2013-06-28T02:57:26.020000Z,1013.527");
    }
}
