package io.siptrail.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.siptrail.launcher.Checkout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
final class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void missingJarIsBuiltAndOneLineOnStderrSaysSo() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.15");

        Run run = checkout.run(checkout.launcher(), "audit", "two words", "");

        assertThat(run.exit()).isZero();
        assertThat(run.err().lines()).singleElement().asString().startsWith("siptrail: building ");
        assertThat(run.out()).startsWith("whole\n").contains("siptrail.jar audit two words");
        assertThat(checkout.home().resolve("target").toFile().list()).containsExactly("siptrail.jar");
    }

    @Test
    void currentJarIsStartedWithoutABuild() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "21");
        checkout.write("target/siptrail.jar", "current");

        Run run = checkout.run();

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("current\n");
        assertThat(checkout.builds()).isZero();
    }

    @Test
    void newSourceOrNewPomMakesABuild() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        checkout.run();
        checkout.write("src/main/resources/new.txt", "new");
        checkout.run();
        checkout.write("pom.xml", "<project><!-- changed --></project>");
        checkout.run();
        checkout.run();

        assertThat(checkout.builds()).isEqualTo(3);
    }

    @Test
    void linkToALinkFindsTheCheckout() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("a checkout/siptrail"));
        Files.createDirectories(folder.resolve("bin"));
        Path second = Files.createSymbolicLink(folder.resolve("bin/second"), Path.of("../" + first.getFileName()));

        assertThat(checkout.run(second).out()).startsWith("whole\n");
    }

    @Test
    void launchersAtOnceBuildOnceAndNoneStartsAHalfWrittenJar() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");

        Process first = checkout.start(checkout.launcher());
        Process second = checkout.start(checkout.launcher());
        Process third = checkout.start(checkout.launcher());

        assertThat(Run.of(first).out()).startsWith("whole\n");
        assertThat(Run.of(second).out()).startsWith("whole\n");
        assertThat(Run.of(third).out()).startsWith("whole\n");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void lockOfAProcessThatIsGoneIsRemoved() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        checkout.write("target/launcher.lock/pid", gone.pid() + "\n");

        assertThat(checkout.run().out()).startsWith("whole\n");
        assertThat(checkout.home().resolve("target/launcher.lock")).doesNotExist();
    }

    @Test
    void failedBuildShowsWhatMavenSaidAndLeavesNoLock() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        checkout.script("bin/mvn", "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n");

        Run run = checkout.run();

        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.err()).contains("[ERROR] no such symbol", "siptrail: the build failed");
        assertThat(run.out()).isEmpty();
        assertThat(checkout.home().resolve("target").toFile().list()).isEmpty();
    }

    @Test
    void standardInputIsLeftForSipTrail() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        checkout.script("bin/mvn", "#!/bin/sh\ncat\nexit 1\n");

        Process process = checkout.start(checkout.launcher());
        process.getOutputStream().write('x');
        process.getOutputStream().close();

        assertThat(Run.of(process).err().lines()).hasSize(2).last().isEqualTo("siptrail: the build failed");
    }

    @Test
    void littleInputIsReadWithoutTheOptimisingCompiler() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        String little =
                Files.writeString(folder.resolve("little one.pcap"), "little").toString();
        String much =
                Files.write(folder.resolve("much.pcap"), new byte[65 << 20]).toString();
        String firstTierOnly = "-XX:TieredStopAtLevel=1";

        assertThat(run(checkout, "audit", little)).contains(firstTierOnly);
        assertThat(run(checkout, "audit", little, "-o", folder.toString())).contains(firstTierOnly);
        assertThat(run(checkout, "audit", "--redact", much)).doesNotContain(firstTierOnly);
        assertThat(run(checkout, "audit", folder.toString())).doesNotContain(firstTierOnly);
        assertThat(run(checkout, "audit", folder + "/*.pcap")).doesNotContain(firstTierOnly);
        assertThat(run(checkout, "audit", "/dev/null")).doesNotContain(firstTierOnly);
        assertThat(run(checkout, "audit", little, "-")).doesNotContain(firstTierOnly);
        assertThat(run(checkout, "live", "-i", "lo")).doesNotContain(firstTierOnly);
    }

    private static String run(Checkout checkout, String... arguments) throws IOException, InterruptedException {
        return checkout.run(checkout.launcher(), arguments).out();
    }

    @Test
    void archiveOfClassesIsMadeOnceForEachJarAndUsed() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        checkout.write("captures/kamailio-linphone.pcap", "a capture");

        Run first = checkout.run();
        Run second = checkout.run();

        assertThat(first.out()).startsWith("whole\n").contains("-XX:SharedArchiveFile=");
        assertThat(second.out())
                .contains("-XX:SharedArchiveFile=")
                .doesNotContain("DumpLoadedClassList", "Xshare:dump");
        assertThat(checkout.home().resolve("target").toFile().list())
                .containsExactlyInAnyOrder("siptrail.jar", "siptrail-17.0.1.jsa");
    }

    @Test
    void everyJavaHasAnArchiveOfItsOwn() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        checkout.write("captures/kamailio-linphone.pcap", "a capture");
        checkout.run();
        checkout.write("jdk/release", "JAVA_VERSION=\"25.0.2\"\n");

        assertThat(checkout.run().out()).contains("target/siptrail-25.0.2.jsa");
        assertThat(checkout.home().resolve("target").toFile().list())
                .containsExactlyInAnyOrder("siptrail.jar", "siptrail-17.0.1.jsa", "siptrail-25.0.2.jsa");
    }

    @Test
    void failedArchiveCostsNoOutputAndIsNotTriedAgain() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        checkout.write("captures/kamailio-linphone.pcap", "a capture");
        checkout.script("jdk/bin/java", """
                #!/bin/sh
                case $* in *Xshare:dump*) echo noise; exit 1 ;; esac
                echo "arguments: $*"
                """);

        Run run = checkout.run();
        checkout.script("jdk/bin/java", "#!/bin/sh\necho \"arguments: $*\"\n");
        Run again = checkout.run();

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).singleElement().asString().doesNotContain("SharedArchiveFile");
        assertThat(again.out().lines()).singleElement().asString().doesNotContain("SharedArchiveFile", "Xshare:dump");
        assertThat(checkout.home().resolve("target/siptrail-17.0.1.jsa")).isEmptyFile();
    }

    @Test
    void oldJavaIsRefusedInOneLine() throws IOException, InterruptedException {
        Run run = Checkout.in(folder, "1.8.0_402").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("Java 17 or newer", "version 8");
    }

    @Test
    void missingJavaAndMissingCompilerAreNamed() throws IOException, InterruptedException {
        Checkout checkout = Checkout.in(folder, "17.0.1");
        Files.delete(checkout.home().resolve("jdk/bin/javac"));
        Run withoutCompiler = checkout.run();
        Files.delete(checkout.home().resolve("jdk/bin/java"));
        Run withoutJava = checkout.run();

        assertThat(withoutCompiler.exit()).isEqualTo(2);
        assertThat(withoutCompiler.err().lines()).singleElement().asString().contains("javac is missing");
        assertThat(withoutJava.exit()).isEqualTo(2);
        assertThat(withoutJava.err().lines()).singleElement().asString().contains("has no bin/java");
    }
}
