package dev.throughline.oms.activities.fulfillment;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** A signature that was drawn at the counter: a PNG from its first byte to its last, at most 50 kB. Nobody's business but the proof's. */
public final class Signature {
    private static final int MOST_BYTES = 50 * 1024;
    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 0x49484452;
    private static final int END = 0x49454e44;
    private static final int AROUND_DATA = 12;

    private final byte[] png;

    /**
     * A signature.
     *
     * @throws IllegalArgumentException if it is no PNG, or too large
     */
    public Signature(byte[] png) {
        if (png.length > MOST_BYTES) {
            throw new IllegalArgumentException("a signature has at most 50 kB");
        }
        if (!isPng(png)) {
            throw new IllegalArgumentException("a signature is a PNG");
        }
        this.png = png.clone();
    }

    byte[] bytes() {
        return png.clone();
    }

    /** Every chunk whole and with its checksum: the header first, the end last, nothing after it (PNG, sections 5.2 and 5.3). */
    private static boolean isPng(byte[] bytes) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return false;
        }
        var chunks = ByteBuffer.wrap(bytes).position(MAGIC.length);
        boolean first = true;
        while (chunks.remaining() >= AROUND_DATA) {
            int start = chunks.position() + Integer.BYTES;
            int length = chunks.getInt();
            int type = chunks.getInt();
            if (length < 0 || length > chunks.remaining() - Integer.BYTES || first != (type == HEADER)) {
                return false;
            }
            chunks.position(chunks.position() + length);
            if (chunks.getInt() != crc(bytes, start, Integer.BYTES + length)) {
                return false;
            }
            if (type == END) {
                return !chunks.hasRemaining();
            }
            first = false;
        }
        return false;
    }

    private static int crc(byte[] bytes, int from, int length) {
        var crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    @Override
    public String toString() {
        return "Signature[…]";
    }
}
