package dev.throughline.oms.worker.temporal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AesGcmCodecTest {
    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final Payload PLAIN = Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8("{\"a\":\"canary\"}"))
            .build();

    @Test
    void hidesThePayloadAndGivesItBack() {
        var codec = codec(Map.of("k1", OLD), "k1");

        var encrypted = codec.encode(List.of(PLAIN)).getFirst();

        assertThat(new String(encrypted.toByteArray(), ISO_8859_1)).doesNotContain("canary", "json/plain");
        assertThat(encrypted.getMetadataOrThrow("encryption-key-id").toStringUtf8())
                .isEqualTo("k1");
        assertThat(codec.decode(List.of(encrypted))).containsExactly(PLAIN);
    }

    @Test
    void encryptsTheSameDifferentlyEachTime() {
        var codec = codec(Map.of("k1", OLD), "k1");

        assertThat(codec.encode(List.of(PLAIN, PLAIN))).doesNotHaveDuplicates();
    }

    @Test
    void readsWhatAnOlderKeyOfTheRingHasEncrypted() {
        var before = codec(Map.of("k1", OLD), "k1").encode(List.of(PLAIN));
        var rotated = codec(Map.of("k1", OLD, "k2", NEW), "k2");

        assertThat(rotated.decode(before)).containsExactly(PLAIN);
        assertThat(rotated.encode(List.of(PLAIN)).getFirst().getMetadataOrThrow("encryption-key-id"))
                .isEqualTo(ByteString.copyFromUtf8("k2"));
    }

    @Test
    void readsWhatWasNeverEncrypted() {
        assertThat(codec(Map.of("k1", OLD), "k1").decode(List.of(PLAIN))).containsExactly(PLAIN);
    }

    @Test
    void refusesWhatWasTamperedWithOrHasAnUnknownKey() {
        var codec = codec(Map.of("k1", OLD), "k1");
        var encrypted = codec.encode(List.of(PLAIN)).getFirst();
        var bytes = encrypted.getData().toByteArray();
        bytes[bytes.length - 1] ^= 1;
        var tampered = encrypted.toBuilder().setData(ByteString.copyFrom(bytes)).build();
        var cutOff = encrypted.toBuilder().setData(ByteString.EMPTY).build();
        var unknown = codec(Map.of("k9", NEW), "k9").encode(List.of(PLAIN));

        assertThatThrownBy(() -> codec.decode(List.of(tampered))).isInstanceOf(PayloadCodecException.class);
        assertThatThrownBy(() -> codec.decode(List.of(cutOff))).isInstanceOf(PayloadCodecException.class);
        assertThatThrownBy(() -> codec.decode(unknown)).isInstanceOf(PayloadCodecException.class);
    }

    @Test
    void asksForAKeyOf32BytesUnderTheActiveId() {
        assertThatThrownBy(() -> codec(Map.of(), "k1")).hasMessageContaining("throughline.codec.keys.k1");
        assertThatThrownBy(() -> codec(Map.of("k1", "c2hvcnQ="), "k1")).hasMessageContaining("32 bytes");
    }

    private static AesGcmCodec codec(Map<String, String> keys, String active) {
        return new AesGcmCodec(new KeyRing(keys, active));
    }
}
