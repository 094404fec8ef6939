package dev.throughline.oms.worker.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Strings that a database can hold, and times that it can compare. */
final class EdgeTypes extends SimpleModule {
    EdgeTypes() {
        super("edge");
        addDeserializer(String.class, new CleanString());
        addKeyDeserializer(String.class, new CleanKey());
        addDeserializer(Instant.class, new EdgeInstant());
    }

    private static final class CleanString extends StdDeserializer<String> {
        CleanString() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !CleanText.isClean(text)) {
                return (String) context.handleWeirdStringValue(String.class, "", "NUL or a lone surrogate");
            }
            return text;
        }
    }

    private static final class CleanKey extends KeyDeserializer {
        @Override
        public @Nullable Object deserializeKey(String key, DeserializationContext context) {
            return CleanText.isClean(key) ? key : context.handleWeirdKey(String.class, "", "NUL or a lone surrogate");
        }
    }

    private static final class EdgeInstant extends StdDeserializer<Instant> {
        EdgeInstant() {
            super(Instant.class);
        }

        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            return null;
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return EdgeTimes.parse(parser.getString());
            } catch (IllegalArgumentException _) {
                return (Instant) context.handleWeirdStringValue(Instant.class, "", "not a time");
            }
        }
    }
}
