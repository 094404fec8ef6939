package dev.throughline.oms.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of the data folder: drawn once, readable by their owner only. */
final class Secrets {
    private static final int BYTES = 32;

    private Secrets() {}

    /** 32 random bytes in base64. */
    static String get(DataFolder folder, String name) {
        Path file = folder.folder("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                new SecureRandom().nextBytes(secret);
                Path drawn = file.resolveSibling(name + ".new");
                Files.deleteIfExists(drawn);
                Files.createFile(
                        drawn, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(drawn, Base64.getEncoder().encodeToString(secret));
                Files.move(drawn, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
