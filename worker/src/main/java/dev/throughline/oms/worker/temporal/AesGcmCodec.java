package dev.throughline.oms.worker.temporal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts whole payloads with AES-256-GCM: 12 random bytes of nonce, then ciphertext with a 128-bit tag (NIST SP 800-38D). The
 * key's id stands in the metadata. What is not encrypted, such as older histories, is read as it is.
 */
final class AesGcmCodec implements PayloadCodec {
    static final String ENCODING = "encoding";
    static final String KEY_ID = "encryption-key-id";
    static final ByteString ENCRYPTED = ByteString.copyFromUtf8("binary/encrypted");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing ring;
    private final SecureRandom random = new SecureRandom();

    AesGcmCodec(KeyRing ring) {
        this.ring = ring;
    }

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(this::encrypt).toList();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(this::decrypt).toList();
    }

    private Payload encrypt(Payload plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var id = ring.activeId();
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, ring.active(), nonce, id).doFinal(plain.toByteArray());
            return Payload.newBuilder()
                    .putMetadata(ENCODING, ENCRYPTED)
                    .putMetadata(KEY_ID, ByteString.copyFromUtf8(id))
                    .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(sealed)))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new PayloadCodecException(e);
        }
    }

    private Payload decrypt(Payload payload) {
        if (!ENCRYPTED.equals(payload.getMetadataMap().get(ENCODING))) {
            return payload;
        }
        try {
            var id = payload.getMetadataOrThrow(KEY_ID).toStringUtf8();
            var data = payload.getData().toByteArray();
            if (data.length <= NONCE_BYTES) {
                throw new PayloadCodecException("an encrypted payload is cut off", null);
            }
            var nonce = Arrays.copyOf(data, NONCE_BYTES);
            var plain = cipher(Cipher.DECRYPT_MODE, ring.get(id), nonce, id)
                    .doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES);
            return Payload.parseFrom(plain);
        } catch (GeneralSecurityException | InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new PayloadCodecException(e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String keyId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
