package dev.throughline.oms.bench.play;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The file that is played, packed by gzip or not. */
final class SourceFile {
    private static final String EXCERPT = "online_retail_ii_excerpt.csv.gz";

    private final String name;
    private final byte[] content;

    private SourceFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    static SourceFile open(Optional<Path> given) throws IOException {
        if (given.isPresent()) {
            Path path = given.get();
            if (!Files.isReadable(path)) {
                throw new SetupException("The file of orders cannot be read: " + path.toAbsolutePath());
            }
            return new SourceFile(path.toString(), Files.readAllBytes(path));
        }
        try (InputStream excerpt = Objects.requireNonNull(SourceFile.class.getResourceAsStream("/play/" + EXCERPT))) {
            return new SourceFile(
                    "an excerpt of Online Retail II (Chen 2012, UCI Machine Learning Repository, CC BY 4.0)",
                    excerpt.readAllBytes());
        }
    }

    String name() {
        return name;
    }

    OrdersFile read() throws IOException {
        boolean packed = content.length > 2 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
        InputStream bytes = new ByteArrayInputStream(content);
        try (InputStream text = packed ? new GZIPInputStream(bytes) : bytes) {
            return OrdersFileReader.read(text);
        }
    }

    /** The same for the same content and seed. */
    String id(long seed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content);
            return HexFormat.of().formatHex(digest.digest(), 0, 6) + "-" + seed;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
