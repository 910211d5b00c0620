package io.siptrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not ask of the sources. */
final class SourceTreeTest {

    private static final Path MAIN = Path.of("src/main/java");

    /** A public type at the left margin, with whatever annotations stand above it. */
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:abstract |final |sealed |non-sealed |strictfp )*(?:class|interface|enum|record|@interface) ");

    private static final Pattern DOCUMENTED_PUBLIC_TYPE = Pattern.compile(
            "(?m)\\*/\\s*\\R(?:@.*\\R(?:[ )}].*\\R)*)*public (?:abstract |final |sealed |non-sealed |strictfp )*(?:class|interface|enum|record|@interface) ");

    @Test
    void everyPublicTypeSaysWhatItIs() throws IOException {
        assertThat(sources())
                .filteredOn(source -> PUBLIC_TYPE.matcher(text(source)).find())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(
                                DOCUMENTED_PUBLIC_TYPE.matcher(text(source)).find())
                        .as(source + " has a Javadoc comment right above its public type")
                        .isTrue());
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        assertThat(sources().stream().map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(text(folder.resolve("package-info.java")))
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
