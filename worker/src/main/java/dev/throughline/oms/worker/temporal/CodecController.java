package dev.throughline.oms.worker.temporal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** The codec endpoint of the Temporal UI and CLI: payloads in protobuf's JSON form, in and out. */
@ApiController
@RequestMapping(
        path = "/codec",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class CodecController {
    private final AesGcmCodec codec;

    CodecController(AesGcmCodec codec) {
        this.codec = codec;
    }

    @PostMapping("/encode")
    byte[] encode(@RequestBody byte[] payloads) {
        return convert(payloads, codec::encode);
    }

    @PostMapping("/decode")
    byte[] decode(@RequestBody byte[] payloads) {
        return convert(payloads, codec::decode);
    }

    private static byte[] convert(byte[] body, UnaryOperator<List<Payload>> conversion) {
        try {
            var payloads = Payloads.newBuilder();
            JsonFormat.parser().merge(new String(body, UTF_8), payloads);
            var converted = Payloads.newBuilder().addAllPayloads(conversion.apply(payloads.getPayloadsList()));
            return JsonFormat.printer().print(converted).getBytes(UTF_8);
        } catch (InvalidProtocolBufferException | PayloadCodecException _) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Send {\"payloads\": [...]} as Temporal does, encrypted with a key of the ring");
        }
    }
}
