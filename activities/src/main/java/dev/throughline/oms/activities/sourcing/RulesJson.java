package dev.throughline.oms.activities.sourcing;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rules as they are stored. A mapper of its own: what is stored must not change with the settings of the HTTP API. */
@Component
class RulesJson {
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    String write(SourcingRules rules) {
        return json.writeValueAsString(rules);
    }

    SourcingRules read(String stored) {
        return json.readValue(stored, SourcingRules.class);
    }
}
