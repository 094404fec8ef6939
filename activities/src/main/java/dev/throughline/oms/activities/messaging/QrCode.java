package dev.throughline.oms.activities.messaging;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.springframework.core.io.ByteArrayResource;

/** Texts as QR codes (ISO/IEC 18004) that a scanner at the counter reads from a telephone's screen. */
final class QrCode {
    private static final int PIXELS = 240;
    private static final int WHITE = 0xffffff;

    private QrCode() {}

    static ByteArrayResource png(String text) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture(text), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every picture", e);
        }
        return new ByteArrayResource(png.toByteArray());
    }

    private static BufferedImage picture(String text) {
        var modules = modules(text);
        var picture = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < PIXELS; y++) {
            for (int x = 0; x < PIXELS; x++) {
                picture.setRGB(x, y, modules.get(x, y) ? 0 : WHITE);
            }
        }
        return picture;
    }

    private static BitMatrix modules(String text) {
        var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
