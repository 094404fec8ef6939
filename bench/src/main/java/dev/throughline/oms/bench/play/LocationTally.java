package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.TimelineEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of the work of each location, by fulfillment orders as they stand and what their orders' timelines say. */
final class LocationTally {
    private static final String FULFILLMENT = "oms.fulfillment.";

    private final Map<String, Map<Figure, Integer>> counts = new TreeMap<>();
    private final Map<String, Integer> rejections = new TreeMap<>();

    enum Figure {
        TAKEN_ON,
        REJECTED,
        SHORT_PICKED,
        PACKED,
        SHIPPED,
        DELIVERED,
        COLLECTED,
        NO_SHOWS,
        LOST,
        REPLACED,
        REFUNDED;

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("short picked", "short");
        }
    }

    synchronized void add(Order order, List<TimelineEvent> timeline) {
        Map<String, FulfillmentOrder> works = order.getFulfillmentOrders().stream()
                .collect(Collectors.toMap(FulfillmentOrder::getFulfillmentOrderId, work -> work));
        Set<String> sentAgain = works.values().stream()
                .map(FulfillmentOrder::getReplaces)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        works.values().forEach(work -> outcome(work, sentAgain.contains(work.getFulfillmentOrderId())));
        for (TimelineEvent event : timeline) {
            FulfillmentOrder work = works.get(String.valueOf(data(event).get("fulfillment_order")));
            if (work != null) {
                happened(work.getLocation(), event);
            }
        }
    }

    private static Map<String, Object> data(TimelineEvent event) {
        return Objects.requireNonNullElse(event.getData(), Map.of());
    }

    private void outcome(FulfillmentOrder work, boolean replaced) {
        switch (work.getStatus()) {
            case DELIVERED -> count(work.getLocation(), Figure.DELIVERED);
            case COLLECTED -> count(work.getLocation(), Figure.COLLECTED);
            case NO_SHOW -> count(work.getLocation(), Figure.NO_SHOWS);
            case LOST -> count(work.getLocation(), Figure.LOST);
            default -> {}
        }
        if (replaced) {
            count(work.getLocation(), Figure.REPLACED);
        } else if (work.getStatus() == FulfillmentOrderStatus.NO_SHOW
                || work.getStatus() == FulfillmentOrderStatus.LOST) {
            count(work.getLocation(), Figure.REFUNDED);
        }
    }

    private void happened(String location, TimelineEvent event) {
        if (!event.getType().startsWith(FULFILLMENT)) {
            return;
        }
        String word = event.getType().substring(FULFILLMENT.length()).replace(".v1", "");
        switch (word) {
            case "started" -> count(location, Figure.TAKEN_ON);
            case "released" -> count(location, Figure.PACKED);
            case "shipped" -> count(location, Figure.SHIPPED);
            case "short_picked" -> count(location, Figure.SHORT_PICKED);
            case "rejected" -> {
                count(location, Figure.REJECTED);
                rejections.merge(Objects.requireNonNullElse(event.getReason(), "without a reason"), 1, Integer::sum);
            }
            default -> {}
        }
    }

    private void count(String location, Figure figure) {
        counts.computeIfAbsent(location, at -> new HashMap<>()).merge(figure, 1, Integer::sum);
    }

    int of(String location, Figure figure) {
        return counts.getOrDefault(location, Map.of()).getOrDefault(figure, 0);
    }

    Map<String, Integer> rejections() {
        return rejections;
    }
}
