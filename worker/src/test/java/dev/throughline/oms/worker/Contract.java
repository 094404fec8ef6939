package dev.throughline.oms.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The operations of the contract, as the built-in document has them. */
public final class Contract {
    private Contract() {}

    /**
     * An operation with example values in its path; a signed one is guarded by its sender's signature, not by a token.
     *
     * @param answers every status that it may answer with
     */
    public record Operation(
            String id,
            String method,
            String template,
            String contentType,
            boolean signed,
            boolean byLocation,
            Set<Integer> answers) {
        /** A path that fits the template. */
        public String path() {
            return template.replace("{order_id}", "ord_nobody")
                    .replace("{fulfillment_order_id}", "ord_nobody.1")
                    .replace("{carrier}", "simulated")
                    .replaceAll("\\{[a-z_]+}", "nobody");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Those that a token opens. */
    public static List<Operation> tokenOperations() {
        return operations().stream().filter(operation -> !operation.signed()).toList();
    }

    public static List<Operation> operations() {
        try (var in = new ClassPathResource("openapi/throughline.yaml").getInputStream()) {
            Map<String, Object> document = new Yaml().load(in);
            var operations = new ArrayList<Operation>();
            map(document, "paths").keySet().forEach(path -> {
                for (var method : List.of("get", "put", "post", "delete", "patch")) {
                    var operation = map(document, "paths", path).get(method);
                    if (operation instanceof Map<?, ?> known) {
                        operations.add(new Operation(
                                String.valueOf(known.get("operationId")),
                                method.toUpperCase(Locale.ROOT),
                                "/v1" + path,
                                contentType(known),
                                known.get("security") instanceof List<?> none && none.isEmpty(),
                                String.valueOf(known.get("parameters")).contains("name=location,"),
                                answers(known)));
                    }
                }
            });
            return operations;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the body, if it has one. */
    private static String contentType(Map<?, ?> operation) {
        return operation.get("requestBody") instanceof Map<?, ?> body
                        && body.get("content") instanceof Map<?, ?> content
                ? String.valueOf(content.keySet().iterator().next())
                : "application/json";
    }

    private static Set<Integer> answers(Map<?, ?> operation) {
        return operation.get("responses") instanceof Map<?, ?> responses
                ? responses.keySet().stream()
                        .map(status -> Integer.valueOf(String.valueOf(status)))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> from, String... path) {
        Map<String, Object> here = from;
        for (var step : path) {
            here = (Map<String, Object>) Objects.requireNonNull(here.get(step), step);
        }
        return here;
    }
}
