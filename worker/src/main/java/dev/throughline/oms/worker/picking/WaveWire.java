package dev.throughline.oms.worker.picking;

import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.promise.ServiceKind;
import dev.throughline.oms.api.model.FulfillmentMethod;
import dev.throughline.oms.api.model.Tote;
import dev.throughline.oms.api.model.Wave;
import dev.throughline.oms.api.model.WaveCriteria;
import dev.throughline.oms.api.model.WavePlan;
import dev.throughline.oms.api.model.WaveStatus;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Waves in the contract's words. */
@Component
class WaveWire {
    private static final int USUAL_ORDERS = 20;
    private static final int USUAL_UNITS = 200;

    private final OrderIntake intake;

    WaveWire(OrderIntake intake) {
        this.intake = intake;
    }

    static Wave head(dev.throughline.oms.activities.picking.Wave wave) {
        return new Wave(
                        wave.id().value(),
                        wave.location().value(),
                        wave.document(),
                        WaveStatus.valueOf(wave.status().name()),
                        wave.createdAt(),
                        wave.createdBy())
                .picker(wave.picker())
                .startedAt(wave.startedAt())
                .finishedAt(wave.finishedAt());
    }

    Wave whole(dev.throughline.oms.activities.picking.Wave wave) {
        return head(wave)
                .picked(wave.picked())
                .open(wave.open())
                .totes(wave.totes().stream().map(this::tote).toList());
    }

    private Tote tote(dev.throughline.oms.activities.picking.Wave.Tote tote) {
        return new Tote(
                        tote.number(),
                        tote.fulfillmentOrder().value(),
                        FulfillmentMethod.valueOf(tote.method().name()),
                        tote.dueBy(),
                        tote.picked(),
                        tote.open())
                .orderNumber(intake.numberOf(tote.fulfillmentOrder().order()).orElse(null));
    }

    static dev.throughline.oms.activities.picking.WaveCriteria criteria(WaveCriteria wire) {
        return new dev.throughline.oms.activities.picking.WaveCriteria(
                method(wire.getMethod()),
                wire.getDueBy(),
                wire.getService() == null
                        ? null
                        : ServiceKind.valueOf(wire.getService().name()),
                wire.getZone(),
                Objects.requireNonNullElse(wire.getMaxOrders(), USUAL_ORDERS),
                Objects.requireNonNullElse(wire.getMaxUnits(), USUAL_UNITS));
    }

    private static dev.throughline.oms.workflows.shared.@Nullable FulfillmentMethod method(
            @Nullable FulfillmentMethod method) {
        return method == null ? null : dev.throughline.oms.workflows.shared.FulfillmentMethod.valueOf(method.name());
    }

    static dev.throughline.oms.activities.picking.WavePlan plan(LocationId location, WavePlan wire) {
        return new dev.throughline.oms.activities.picking.WavePlan(
                location,
                wire.getEveryMinutes(),
                wire.getMinutesBeforePickup(),
                method(wire.getMethod()),
                Objects.requireNonNullElse(wire.getMaxOrders(), USUAL_ORDERS),
                Objects.requireNonNullElse(wire.getMaxUnits(), USUAL_UNITS));
    }

    static WavePlan plan(dev.throughline.oms.activities.picking.WavePlan plan) {
        var method = plan.method();
        return new WavePlan()
                .everyMinutes(plan.everyMinutes())
                .minutesBeforePickup(plan.minutesBeforePickup())
                .method(method == null ? null : FulfillmentMethod.valueOf(method.name()))
                .maxOrders(plan.maxOrders())
                .maxUnits(plan.maxUnits());
    }
}
