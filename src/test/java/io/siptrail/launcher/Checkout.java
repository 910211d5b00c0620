package io.siptrail.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout with the real launcher and stand-ins for Java and Maven, which write down how they were called. The
 * folder's name has a space in it.
 */
record Checkout(Path home) {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    /** Maven's stand-in builds in two steps with a pause between, as a real build leaves a half-written jar for a while. */
    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >>"$(dirname "$0")/calls"
            for argument; do
                case $argument in -Dsiptrail.build=*) build=${argument#*=} ;; esac
            done
            mkdir -p "$build"
            printf 'half' >"$build/siptrail.jar"
            sleep 1
            printf 'whole' >"$build/siptrail.jar"
            """;

    private static final String JAVA = """
            #!/bin/sh
            for argument; do
                case $argument in
                    *siptrail.jar) cat "$argument" && echo ;;
                    -XX:SharedArchiveFile=*/archive) echo archive >"${argument#*=}" ;;
                esac
            done
            echo "arguments: $*"
            """;

    /** Makes a checkout that has never been built, with a JDK of the given version. */
    static Checkout in(Path folder, String javaVersion) throws IOException {
        Checkout checkout = new Checkout(Files.createDirectories(folder.resolve("a checkout")));
        Files.copy(Path.of("siptrail"), checkout.launcher());
        executable(checkout.launcher());
        checkout.script("jdk/bin/java", JAVA);
        checkout.script("jdk/bin/javac", JAVA);
        checkout.script("bin/mvn", MAVEN);
        checkout.write("jdk/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + javaVersion + "\"\n");
        checkout.touch(checkout.write("pom.xml", "<project/>"));
        checkout.touch(checkout.write("src/main/java/Main.java", "class Main {}"));
        checkout.touchFolders();
        return checkout;
    }

    Path launcher() {
        return home.resolve("siptrail");
    }

    Path jar() {
        return home.resolve("target/siptrail.jar");
    }

    Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    void script(String name, String text) throws IOException {
        executable(write(name, text));
    }

    /** How many times Maven was called. */
    int builds() throws IOException {
        Path calls = home.resolve("bin/calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** Starts the launcher under the name given, from a folder that has nothing to do with it. */
    Process start(Path name, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(name.toString()), List.of(arguments).stream())
                                .toList())
                .directory(home.resolve("src").toFile());
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().merge("PATH", "/bin", (path, none) -> home.resolve("bin") + ":" + path);
        return builder.start();
    }

    Run run(Path name, String... arguments) throws IOException, InterruptedException {
        return Run.of(start(name, arguments));
    }

    Run run() throws IOException, InterruptedException {
        return run(launcher());
    }

    private void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private void touchFolders() throws IOException {
        for (String folder : List.of("src/main/java", "src/main", "src")) {
            touch(home.resolve(folder));
        }
    }

    private static void executable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + file + " executable");
        }
    }

    /** What a finished process said. */
    record Run(int exit, String out, String err) {
        static Run of(Process process) throws IOException, InterruptedException {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), out, err);
        }
    }
}
