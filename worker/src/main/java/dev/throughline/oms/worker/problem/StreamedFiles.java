package dev.throughline.oms.worker.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Hands files over as a stream that is read once, as it comes, and ends with a problem where it is too long. */
final class StreamedFiles extends AbstractHttpMessageConverter<Resource> {
    static final long MAX_BYTES = 128L * 1024 * 1024;
    static final String DETAIL = "A file has at most 128 MiB";

    private static final List<MediaType> TYPES = List.of(MediaType.APPLICATION_XML, new MediaType("text", "csv"));

    StreamedFiles() {
        super(TYPES.toArray(MediaType[]::new));
    }

    static boolean isOne(@Nullable String contentType) {
        try {
            return contentType != null
                    && TYPES.stream().anyMatch(type -> type.includes(MediaType.parseMediaType(contentType)));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
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
        return new InputStreamResource(new Limited(message.getBody()));
    }

    @Override
    protected void writeInternal(Resource resource, HttpOutputMessage message) {
        throw new UnsupportedOperationException("files are only read");
    }

    private static final class Limited extends FilterInputStream {
        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int some) {
            read += some;
            if (read > MAX_BYTES) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE, DETAIL);
            }
        }
    }
}
