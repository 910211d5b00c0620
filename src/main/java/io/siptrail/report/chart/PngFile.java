package io.siptrail.report.chart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture as PNG (RFC 2083): eight bits each of red, green and blue, no filter. ImageIO chooses the same for a chart,
 * whose rows repeat each other, but tries five filters on each row first; with a Java that has just begun that is a
 * quarter of all work for a small report.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS_PER_SAMPLE = 8;
    private static final int TRUE_COLOUR = 2;
    private static final byte NO_FILTER = 0;

    /** The last level of Deflate that takes matches as they come, in half the time of the usual one. */
    private static final int LEVEL = 3;

    private PngFile() {}

    /**
     * The bytes of the file.
     *
     * @param image of type {@link BufferedImage#TYPE_INT_RGB}
     */
    static byte[] of(BufferedImage image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            chunk("IHDR", header(image), out);
            chunk("IDAT", rows(image), out);
            chunk("IEND", new byte[0], out);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory cannot be written", impossible);
        }
        return file.toByteArray();
    }

    private static byte[] header(BufferedImage image) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(image.getWidth());
        out.writeInt(image.getHeight());
        out.write(BITS_PER_SAMPLE);
        out.write(TRUE_COLOUR);
        // Compression, filters and order of rows: there is one way of the first two, and the third is from above to
        // below.
        out.write(new byte[3]);
        return header.toByteArray();
    }

    private static byte[] rows(BufferedImage image) throws IOException {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        byte[] row = new byte[1 + 3 * width];
        row[0] = NO_FILTER;
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (OutputStream out = new DeflaterOutputStream(compressed, deflater, 1 << 13)) {
            for (int from = 0; from < pixels.length; from += width) {
                int at = 1;
                for (int x = from; x < from + width; x++) {
                    int pixel = pixels[x];
                    row[at++] = (byte) (pixel >> 16);
                    row[at++] = (byte) (pixel >> 8);
                    row[at++] = (byte) pixel;
                }
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return compressed.toByteArray();
    }

    /** Its length, its type, its data, and a checksum over type and data. */
    private static void chunk(String type, byte[] data, DataOutputStream out) throws IOException {
        out.writeInt(data.length);
        CRC32 checksum = new CRC32();
        OutputStream checked = new CheckedOutputStream(out, checksum);
        checked.write(type.getBytes(StandardCharsets.US_ASCII));
        checked.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
