package io.siptrail.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a test needs beyond JDK and Maven. Where it is absent the test is skipped with a reason that names the package
 * to install; when the system property {@code siptrail.require} lists it (comma-separated), such a skip is a failure.
 */
public final class Needs {

    private static final List<String> REQUIRED =
            Arrays.asList(System.getProperty("siptrail.require", "").split(",", -1));

    private Needs() {}

    /** The folder of captures, torture messages and vectors that stands beside a development checkout. */
    public static Path shared(String relative) {
        Path path = Path.of(System.getProperty("siptrail.shared", "../shared")).resolve(relative);
        need("shared", Files.exists(path), "the optional test input " + relative + " is not beside this checkout");
        return path;
    }

    /** The {@code tshark} command, from the package of that name. */
    public static void tshark() {
        need("tshark", runs("tshark", "--version"), "tshark is not installed (package tshark)");
    }

    /** libpcap itself, from the package {@code libpcap0.8}. */
    public static void libpcap() {
        need("libpcap", hasLibpcap(), "libpcap is not installed (package libpcap0.8)");
    }

    /** The Chromium browser, from the package {@code chromium}. */
    public static void chromium() {
        need("chromium", runs("chromium", "--version"), "Chromium is not installed (package chromium)");
    }

    private static void need(String name, boolean present, String reason) {
        if (!present && REQUIRED.contains(name)) {
            fail(reason + ", and this run requires " + name);
        }
        assumeTrue(present, reason);
    }

    private static boolean hasLibpcap() {
        try {
            return !org.pcap4j.core.Pcaps.libVersion().isEmpty();
        } catch (LinkageError absent) {
            return false;
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
