package dev.throughline.oms.worker.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The people of one location: they work off their queue, each piece as fate wants it. */
final class Crew {
    private final Api api;
    private final String location;
    private final Fates fates;
    /** What they did, by fulfillment order. */
    final Map<String, Fates.Work> done = new ConcurrentHashMap<>();

    Crew(Api api, String location, Fates fates) {
        this.api = api;
        this.location = location;
        this.fates = fates;
    }

    String location() {
        return location;
    }

    /** Works off what is requested now; answers how much that was. */
    int workOff() {
        var requested = queue("REQUESTED");
        requested.forEach(this::work);
        return requested.size();
    }

    private void work(JsonNode request) {
        var id = request.at("/fulfillment_order_id").asString();
        var fate = fates.work(id);
        switch (fate) {
            case REJECTED -> accepted(act(id, "reject", "{\"reason\":\"no staff\"}"));
            case SHORT_PICKED -> shortPick(id, request);
            case DONE -> finish(id, request);
        }
        done.put(id, fate);
    }

    /** The first line's units are not there; the others are packed, if there are any. */
    private void shortPick(String id, JsonNode request) {
        var line = request.at("/lines/0");
        accepted(act(
                id,
                "short-pick",
                "{\"lines\":[{\"line\":%d,\"quantity\":%d}]}"
                        .formatted(
                                line.at("/line").asInt(), line.at("/quantity").asInt())));
        if (request.at("/lines").size() > 1) {
            finish(id, request);
        }
    }

    private void finish(String id, JsonNode request) {
        accepted(act(id, "start", null));
        if ("SHIP".equals(request.at("/method").asString())) {
            accepted(act(id, "pack", "{}"));
            accepted(act(id, "ship", "{\"carrier\":\"RM\",\"tracking_number\":\"%s\"}".formatted(id)));
        } else {
            accepted(act(id, "ready", "{\"staged_at\":\"shelf 1\"}"));
        }
    }

    List<JsonNode> queue(String status) {
        var all = new ArrayList<JsonNode>();
        var path = "/v1/locations/" + location + "/fulfillment-orders?limit=200&status=" + status;
        var page = api.get(path).body();
        while (true) {
            page.path("fulfillment_orders").forEach(all::add);
            if (!page.has("next_cursor")) {
                return all;
            }
            page = api.get(path + "&cursor=" + page.path("next_cursor").asString())
                    .body();
        }
    }

    Answer act(String id, String act, @org.jspecify.annotations.Nullable String body) {
        return api.send("POST", "/v1/fulfillment-orders/" + id + "/" + act, body);
    }

    /** Units may have been cancelled meanwhile: then there is nothing to do any more. */
    private static void accepted(Answer answer) {
        assertThat(answer.status() == 200 || Set.of("not-open", "order-closed").contains(answer.problem()))
                .as(answer.text())
                .isTrue();
    }

    Map<Fates.Work, Integer> counts() {
        var counts = new EnumMap<Fates.Work, Integer>(Fates.Work.class);
        done.values().forEach(fate -> counts.merge(fate, 1, Integer::sum));
        return counts;
    }
}
