package dev.throughline.oms.activities.shipping;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Barcodes as pictures that stand in a document. */
final class Barcodes {
    private static final int WHITE = 0xFFFFFF;
    private static final int PIXELS_PER_MODULE = 4;
    private static final int HEIGHT = 160;

    private Barcodes() {}

    /** Code 128 (ISO/IEC 15417) with its quiet zones, as a data URI; printable ASCII, at most 80 characters. */
    static String code128(String text) {
        return picture(new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1));
    }

    private static String picture(BitMatrix modules) {
        var image = new BufferedImage(modules.getWidth() * PIXELS_PER_MODULE, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < image.getWidth(); x++) {
            int color = modules.get(x / PIXELS_PER_MODULE, 0) ? 0 : WHITE;
            for (int y = 0; y < HEIGHT; y++) {
                image.setRGB(x, y, color);
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
