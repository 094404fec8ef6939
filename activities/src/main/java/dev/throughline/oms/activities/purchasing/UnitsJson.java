package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.workflows.shared.Sku;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Units per SKU in a column. */
@Component
class UnitsJson {
    private static final TypeReference<TreeMap<String, Integer>> UNITS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    String write(Map<Sku, Integer> units) {
        var sorted = new TreeMap<String, Integer>();
        units.forEach((sku, quantity) -> sorted.put(sku.value(), quantity));
        return json.writeValueAsString(sorted);
    }

    Map<Sku, Integer> read(String text) {
        return json.readValue(text, UNITS).entrySet().stream()
                .collect(Collectors.toMap(entry -> new Sku(entry.getKey()), Map.Entry::getValue));
    }
}
