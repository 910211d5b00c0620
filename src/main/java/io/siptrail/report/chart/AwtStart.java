package io.siptrail.report.chart;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts AWT's fonts without a screen and, on Linux, without asking fontconfig. There AWT insists on knowing a file for
 * its logical fonts before it opens any font at all, and fails where neither fontconfig nor a font is installed; it is
 * shown the font that the jar carries instead, in the format of the JDK's {@code fontconfig.properties}. This also saves
 * the search for fonts that nobody uses.
 */
final class AwtStart {

    /** Names a file that the JDK reads in place of its own and of fontconfig. */
    private static final String FONT_CONFIGURATION = "sun.awt.fontconfig";

    private static final String[] FAMILIES = {"serif", "sansserif", "monospaced", "dialog", "dialoginput"};
    private static final String[] STYLES = {"plain", "bold", "italic", "bolditalic"};

    private AwtStart() {}

    /**
     * Why text cannot be drawn, in words of Java's; empty when it can.
     *
     * @throws LinkageError when this Java lacks AWT, or AWT a library of the system
     */
    static Optional<String> obstacle() {
        System.setProperty("java.awt.headless", "true");
        try {
            nameFonts();
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getLineMetrics("x", new FontRenderContext(null, true, true));
            return Optional.empty();
        } catch (InternalError | AWTError | RuntimeException | IOException e) {
            // Nothing but the JDK runs above. Without fonts JDK 17 raises an InternalError, JDK 25 a plain
            // RuntimeException ("Fontconfig head is null"); a HeadlessException is one too.
            return Optional.of(innermost(e).toString());
        }
    }

    private static Throwable innermost(Throwable fault) {
        Throwable cause = fault.getCause();
        return cause == null ? fault : innermost(cause);
    }

    private static void nameFonts() throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Linux") || System.getProperty(FONT_CONFIGURATION) != null) {
            return;
        }
        Path folder = Files.createTempDirectory("siptrail-font");
        folder.toFile().deleteOnExit();
        Path font = folder.resolve("regular.ttf");
        font.toFile().deleteOnExit();
        try (InputStream carried = ChartTheme.open(ChartTheme.REGULAR)) {
            Files.copy(carried, font);
        }
        Path properties = folder.resolve("fontconfig.properties");
        properties.toFile().deleteOnExit();
        Files.writeString(properties, configuration(font));
        System.setProperty(FONT_CONFIGURATION, properties.toString());
    }

    private static String configuration(Path font) {
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String family : FAMILIES) {
            for (String style : STYLES) {
                text.append(family).append('.').append(style).append(".latin-1=carried\n");
            }
        }
        return text.append("filename.carried=").append(font).append('\n').toString();
    }
}
