package io.siptrail.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against ImageIO, which reads what was written, and against RFC 2083, which says of what chunks a file consists. */
class PngFileTest {

    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "7,1", "33,17", "300,200"})
    void every_pixel_comes_back(int width, int height) throws IOException {
        BufferedImage image = noise(width, height);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngFile.of(image)));

        assertThat(read.getWidth()).isEqualTo(width);
        assertThat(read.getHeight()).isEqualTo(height);
        assertThat(pixels(read)).isEqualTo(pixels(image));
    }

    @Test
    void every_chunk_has_its_length_and_the_checksum_of_its_type_and_data() {
        ByteBuffer file = ByteBuffer.wrap(PngFile.of(noise(40, 30)));
        file.position(8);
        List<String> types = new ArrayList<>();
        while (file.hasRemaining()) {
            byte[] checked = new byte[4 + file.getInt()];
            file.get(checked);
            CRC32 checksum = new CRC32();
            checksum.update(checked);
            assertThat(file.getInt()).isEqualTo((int) checksum.getValue());
            types.add(new String(checked, 0, 4, StandardCharsets.US_ASCII));
        }

        assertThat(types).containsExactly("IHDR", "IDAT", "IEND");
    }

    private static BufferedImage noise(int width, int height) {
        Random random = new Random(width * 31L + height);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
