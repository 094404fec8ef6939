package dev.throughline.oms.worker.shipping;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Hands a JSON body over as the bytes that came, for whoever checks a signature over them; few, since anybody may send them. */
@Configuration(proxyBeanMethods = false)
class RawBodies {
    static final int MAX_BYTES = 256 * 1024;

    @Bean
    ServerHttpMessageConvertersCustomizer rawBodiesAtTheEdge() {
        return converters -> converters.addCustomConverter(new Converter());
    }

    private static final class Converter extends AbstractHttpMessageConverter<Resource> {
        Converter() {
            super(MediaType.APPLICATION_JSON);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type == Resource.class;
        }

        @Override
        public boolean canWrite(@Nullable Class<?> type, @Nullable MediaType mediaType) {
            return false;
        }

        @Override
        protected Resource readInternal(Class<? extends Resource> type, HttpInputMessage message) throws IOException {
            var bytes = message.getBody().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE, "A webhook has at most 256 KiB");
            }
            return new ByteArrayResource(bytes);
        }

        @Override
        protected void writeInternal(Resource resource, HttpOutputMessage message) {
            throw new UnsupportedOperationException("raw bodies are only read");
        }
    }
}
