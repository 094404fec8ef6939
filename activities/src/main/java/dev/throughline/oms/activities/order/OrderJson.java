package dev.throughline.oms.activities.order;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The form of stored JSON; a mapper of its own, because what is stored must not change with the settings of the HTTP API. */
@Component
class OrderJson {
    private final JsonMapper mapper = JsonMapper.builder().build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
