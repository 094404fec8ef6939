package dev.throughline.oms.worker.temporal;

import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code application.yml} cannot say about the connection to Temporal. */
@Configuration(proxyBeanMethods = false)
class TemporalConfiguration {
    /** Under load, a starved machine looks like a deadlock at the default of one second. */
    private static final Duration DEADLOCK_DETECTION = Duration.ofSeconds(10);

    @Bean
    AesGcmCodec payloadCodec(CodecProperties properties) {
        return new AesGcmCodec(new KeyRing(properties.keys(), properties.activeKey()));
    }

    /** JSON that ignores unknown fields, so that versions can mix; then encrypted, failures' texts too. */
    @Bean
    DataConverter dataConverter(AesGcmCodec codec) {
        var json = DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter());
        return new CodecDataConverter(json, List.of(codec), true);
    }

    @Bean
    TemporalOptionsCustomizer<WorkerOptions.Builder> deadlockDetection() {
        return options -> options.setDefaultDeadlockDetectionTimeout(DEADLOCK_DETECTION.toMillis());
    }
}
