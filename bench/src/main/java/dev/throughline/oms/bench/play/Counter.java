package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.api.PickupApi;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.HandoverRequest;
import dev.throughline.oms.client.model.HandoverRequest.CollectedByEnum;
import dev.throughline.oms.client.model.PickupProxyRequest;
import dev.throughline.oms.client.model.RescheduleRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Customers at the counter, each by their habit, with what is in their mail. */
final class Counter {
    private static final Duration ANOTHER_WEEK = Duration.ofDays(10);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final String OTHER_PERSON = "Robin Example";

    private final Oms oms;
    private final Chance chance;
    private final PickupCodes codes;
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    Counter(Oms oms, Chance chance, PickupCodes codes) {
        this.oms = oms;
        this.chance = chance;
        this.codes = codes;
    }

    /** What the customer does about a pickup that is ready; empty when nothing can be done now. */
    Optional<FulfillmentOrder> serve(FulfillmentOrder work, PlannedOrder order, String number)
            throws InterruptedException {
        String email = order.person().email();
        return switch (Habit.of(order, chance)) {
            case COLLECTS -> collect(work, codes.find(email, number), CollectedByEnum.CUSTOMER);
            case SENDS_SOMEBODY -> {
                name(work);
                yield collect(work, codes.findOther(email, number), CollectedByEnum.PROXY);
            }
            case COMES_LATE -> {
                askForMore(work, ANOTHER_WEEK);
                yield collect(work, codes.find(email, number), CollectedByEnum.CUSTOMER);
            }
            case NEVER_COMES -> {
                askForMore(work, A_MOMENT);
                yield Optional.empty();
            }
        };
    }

    private void name(FulfillmentOrder work) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        if (asked.add(id)
                && oms.call(() -> oms.staff(work.getLocation()).getFulfillmentOrder(id))
                                .getProxy()
                        == null) {
            oms.run(() -> oms.customers.putPickupProxy(id, new PickupProxyRequest().name(OTHER_PERSON)));
        }
    }

    /** After a kill it may be over already. */
    private void askForMore(FulfillmentOrder work, Duration more) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        if (!asked.add(id)) {
            return;
        }
        RescheduleRequest request = new RescheduleRequest()
                .collectBy(Instant.ofEpochMilli(System.currentTimeMillis()).plus(more))
                .reason("asked for another time");
        try {
            oms.run(() -> oms.customers.reschedulePickup(id, request));
        } catch (RefusedException over) {
            if (over.status() != 409) {
                throw over;
            }
        }
    }

    private Optional<FulfillmentOrder> collect(FulfillmentOrder work, List<String> mailed, CollectedByEnum collector)
            throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        PickupApi counter = oms.counter(work.getLocation());
        for (String code : mailed) {
            // An order in two parts has two codes. One that served, or was wrong here, is not shown again: wrong ones
            // are counted.
            if (shown.contains(code) || shown.contains(id + " " + code)) {
                continue;
            }
            HandoverRequest request = new HandoverRequest()
                    .pickupCode(code)
                    .collectedBy(collector)
                    .identityChecked(collector == CollectedByEnum.PROXY);
            try {
                FulfillmentOrder collected = oms.call(() -> counter.handOver(id, request));
                shown.add(code);
                return Optional.of(collected);
            } catch (RefusedException e) {
                if (!e.name().equals("pickup-code-wrong") && !e.name().equals("pickup-code-used")) {
                    throw e;
                }
                shown.add(id + " " + code);
            }
        }
        return Optional.empty();
    }
}
