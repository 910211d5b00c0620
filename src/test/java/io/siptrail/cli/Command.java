package io.siptrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A finished run of the command line.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Command(int exit, String out, String err) {

    /** Runs {@code siptrail} with these arguments and an empty standard input, in this process. */
    public static Command siptrail(Object... arguments) {
        return siptrail(InputStream.nullInputStream(), arguments);
    }

    /** Runs {@code siptrail} with these arguments in this process. */
    public static Command siptrail(InputStream in, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(in, new PrintWriter(out), new PrintWriter(err), texts(arguments));
        return new Command(exit, out.toString(), err.toString());
    }

    /** Runs {@code siptrail} in a process of its own whose working directory is given. */
    static Command forked(Path directory, Object... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("siptrail", ".out");
        Path err = Files.createTempFile("siptrail", ".err");
        try {
            Process process = new ProcessBuilder(java(arguments))
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            return new Command(process.waitFor(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The command that starts {@code siptrail} in another Java of the same kind, from the classes under test. */
    static List<String> java(Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        Collections.addAll(command, texts(arguments));
        return command;
    }

    private static String[] texts(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return texts;
    }
}
