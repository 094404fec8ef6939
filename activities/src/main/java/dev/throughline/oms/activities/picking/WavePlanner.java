package dev.throughline.oms.activities.picking;

import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.promise.LocationTerms;
import dev.throughline.oms.activities.promise.PromiseTerms;
import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases waves by their locations' plans, and ends those whose last units were withdrawn. Safe in several instances at once: a wave's
 * document names its time, so that it is made once.
 */
@Component
class WavePlanner {
    static final Actor ACTOR = Actor.system("wave-planner");
    private static final int MOST_WAVES_AT_ONCE = 50;
    private static final int OPEN_WAVES = 500;
    private static final Duration REMEMBERED = Duration.ofDays(3);

    private final PlanTable plans;
    private final Waves waves;
    private final WaveTable table;
    private final WaveContent content;
    private final PromiseTerms terms;
    private final Locations locations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WavePlanner(
            PlanTable plans,
            Waves waves,
            WaveTable table,
            WaveContent content,
            PromiseTerms terms,
            Locations locations,
            TransactionTemplate transaction,
            Clock clock) {
        this.plans = plans;
        this.waves = waves;
        this.table = table;
        this.content = content;
        this.terms = terms;
        this.locations = locations;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param name unique for the location and time; part of the waves' documents */
    private record Slot(String name, WaveCriteria criteria) {}

    void round() {
        table.open(OPEN_WAVES)
                .forEach(id -> transaction.executeWithoutResult(
                        _ -> table.lock(id).ifPresent(wave -> content.settle(wave, ACTOR))));
        var now = clock.instant();
        plans.all().forEach(plan -> round(plan, now));
    }

    private void round(WavePlan plan, Instant now) {
        for (var slot : slots(plan, now)) {
            if (!plans.hasRun(plan.location(), slot.name())) {
                release(plan, slot);
                plans.ran(plan.location(), slot.name(), now);
            }
        }
        plans.forgetRuns(plan.location(), now.minus(REMEMBERED));
    }

    private void release(WavePlan plan, Slot slot) {
        for (int i = 1; i <= MOST_WAVES_AT_ONCE; i++) {
            var created = waves.create(plan.location(), "plan/" + slot.name() + "/" + i, slot.criteria(), ACTOR);
            if (created.wave() == null) {
                return;
            }
        }
    }

    private List<Slot> slots(WavePlan plan, Instant now) {
        var slots = new ArrayList<Slot>();
        var every = plan.everyMinutes();
        if (every != null) {
            var start = now.getEpochSecond() / (60L * every) * 60L * every;
            slots.add(new Slot(
                    Instant.ofEpochSecond(start).toString(),
                    new WaveCriteria(plan.method(), null, null, null, plan.maxOrders(), plan.maxUnits())));
        }
        var before = plan.minutesBeforePickup();
        if (before != null) {
            locations
                    .find(plan.location())
                    .ifPresent(
                            location -> slots.addAll(pickups(plan, Duration.ofMinutes(before), location.zone(), now)));
        }
        return slots;
    }

    /** Of the services whose carrier collects soon. */
    private List<Slot> pickups(WavePlan plan, Duration before, ZoneId zone, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var slots = new ArrayList<Slot>();
        valid(plan, today)
                .ifPresent(valid -> valid.services().forEach((service, cutOff) -> {
                    var time = Objects.requireNonNullElse(cutOff.pickupAt(), cutOff.until());
                    var pickup = today.atTime(time).atZone(zone).toInstant();
                    if (isShipped(service) && !now.isBefore(pickup.minus(before)) && now.isBefore(pickup)) {
                        slots.add(new Slot(
                                today + "/" + service,
                                new WaveCriteria(
                                        FulfillmentMethod.SHIP,
                                        pickup,
                                        service,
                                        null,
                                        plan.maxOrders(),
                                        plan.maxUnits())));
                    }
                }));
        return slots;
    }

    private Optional<LocationTerms> valid(WavePlan plan, LocalDate today) {
        return terms.of(plan.location()).stream()
                .filter(one -> !one.validFrom().isAfter(today))
                .max(Comparator.comparing(LocationTerms::validFrom));
    }

    private static boolean isShipped(ServiceKind service) {
        return switch (service) {
            case STANDARD, EXPRESS, SAME_DAY -> true;
            case COLLECT, TRANSFER -> false;
        };
    }
}
