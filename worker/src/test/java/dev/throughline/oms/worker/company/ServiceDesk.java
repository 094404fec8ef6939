package dev.throughline.oms.worker.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Customer service: asks the customers of what went wrong, decides what is theirs to decide, and leaves some to its timer. */
final class ServiceDesk {
    private final Api api;
    private final Fates fates;
    /** What was seen in the queue, and what was decided about it. */
    final Map<String, Integer> decisions = new TreeMap<>();

    private final Map<String, String> seen = new TreeMap<>();

    ServiceDesk(Api api, Fates fates) {
        this.api = api;
        this.fates = fates;
    }

    /** Looks at everything that is open, once. */
    void workOff() {
        for (var entry : open()) {
            var id = entry.path("exception_id").asString();
            assertThat(entry.path("due_by").asString())
                    .as("every entry has a due time")
                    .isNotEmpty();
            var reference =
                    entry.path("order_id").asString() + entry.path("kind").asString();
            if (seen.put(id, reference) == null) {
                var what = entry.path("kind").asString() + " "
                        + ("UNFILLABLE".equals(entry.path("kind").asString())
                                ? askTheCustomer(entry, reference)
                                : decide(entry, reference));
                decisions.merge(what, 1, Integer::sum);
            }
        }
    }

    private String askTheCustomer(JsonNode entry, String reference) {
        var choice = fates.choice(reference);
        var chosen = switch (choice) {
            case ANOTHER ->
                "\"PICK_UP\",\"location\":\"%s\""
                        .formatted(Company.store(1 + fates.among(Company.STORES, reference, "store")));
            case OTHERWISE -> "\"SHIP\",\"address\":" + Company.address(new SplittableRandom(reference.hashCode()));
            case BACK -> "\"CANCEL\"";
            case NONE -> "";
        };
        if (choice == Fates.Choice.NONE) {
            return "left to the timer";
        }
        accepted(api.send(
                "POST",
                "/v1/orders/" + entry.path("order_id").asString() + "/unfillable-decisions",
                "{\"choice\":%s,\"reason\":\"asked\"}".formatted(chosen),
                "Idempotency-Key",
                "decide-" + entry.path("exception_id").asString()));
        return choice.name();
    }

    private String decide(JsonNode entry, String reference) {
        var possible = entry.path("possible_resolutions");
        if (possible.isEmpty() || fates.choice(reference) == Fates.Choice.NONE) {
            return "left to the timer";
        }
        var resolution = possible.path(fates.among(possible.size(), reference, "resolution"))
                .asString();
        accepted(api.send(
                "POST",
                "/v1/exceptions/" + entry.path("exception_id").asString() + "/resolution",
                "{\"resolution\":\"%s\",\"note\":\"decided\"}".formatted(resolution)));
        return resolution;
    }

    List<JsonNode> open() {
        var all = new ArrayList<JsonNode>();
        var page = api.get("/v1/exceptions?limit=200").body();
        while (true) {
            page.path("exceptions").forEach(all::add);
            if (!page.has("next_cursor")) {
                return all;
            }
            page = api.get("/v1/exceptions?limit=200&cursor="
                            + page.path("next_cursor").asString())
                    .body();
        }
    }

    /** It may have been decided by its timer, or have got on, meanwhile. */
    private static void accepted(Answer answer) {
        assertThat(answer.status() == 200
                        || Set.of("exception-closed", "not-unfillable", "order-closed", "not-open")
                                .contains(answer.problem()))
                .as(answer.text())
                .isTrue();
    }
}
