package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.Pickups.Arrival;
import dev.throughline.oms.activities.fulfillment.Pickups.Coming;
import dev.throughline.oms.activities.fulfillment.Pickups.Result;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers on their way to a store that brings the goods out. */
@Component
class ArrivalDesk {
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final WorkRows rows;
    private final WorkEvents events;
    private final StoreTerms terms;
    private final JdbcClient jdbc;
    private final Clock clock;

    ArrivalDesk(WorkRows rows, WorkEvents events, StoreTerms terms, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.terms = terms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Result onMyWay(FulfillmentOrderId id, Coming coming, Actor actor) {
        var work = rows.lock(id).orElse(null);
        if (work == null || !work.awaitsCustomer()) {
            return refusal(work == null ? null : work.method());
        }
        if (!terms.of(work.handoverLocation()).curbside()) {
            return Result.NO_CURBSIDE;
        }
        boolean first = jdbc.sql("""
                        INSERT INTO fulfillment.arrival (fulfillment_order_id, eta, spot, vehicle)
                        VALUES (:id, :eta, :spot, :vehicle)
                        ON CONFLICT (fulfillment_order_id) DO UPDATE
                        SET eta = EXCLUDED.eta, spot = EXCLUDED.spot, vehicle = EXCLUDED.vehicle
                        RETURNING xmax = 0""")
                .param("id", id.value())
                .param("eta", SqlTime.of(coming.eta()))
                .param("spot", coming.spot())
                .param("vehicle", coming.vehicle())
                .query(Boolean.class)
                .single();
        rows.setComing(id, coming.eta());
        if (first) {
            events.append(id, "on-my-way", "customer_coming", actor, null, Map.of());
        }
        return Result.DONE;
    }

    private static Result refusal(@Nullable FulfillmentMethod method) {
        if (method == null) {
            return Result.UNKNOWN_FULFILLMENT_ORDER;
        }
        return method.isCollected() ? Result.NOT_WAITING : Result.WRONG_METHOD;
    }

    /** Only after they have told that they come. */
    @Transactional
    public Result arrived(FulfillmentOrderId id, Actor actor) {
        var work = rows.lock(id).orElse(null);
        if (work == null || !work.awaitsCustomer()) {
            return refusal(work == null ? null : work.method());
        }
        var now = clock.instant();
        int noted = jdbc.sql("""
                        UPDATE fulfillment.arrival SET arrived_at = :now
                        WHERE fulfillment_order_id = :id AND arrived_at IS NULL""")
                .param("id", id.value())
                .param("now", SqlTime.of(now))
                .update();
        if (noted > 0) {
            rows.setComing(id, now);
            events.append(id, "arrived", "customer_arrived", actor, null, Map.of());
        }
        return find(id).isPresent() ? Result.DONE : Result.NOT_WAITING;
    }

    Optional<Arrival> find(FulfillmentOrderId id) {
        return jdbc.sql("SELECT * FROM fulfillment.arrival WHERE fulfillment_order_id = :id")
                .param("id", id.value())
                .query((row, _) -> new Arrival(
                        SqlTime.read(row, "eta"),
                        row.getString("spot"),
                        row.getString("vehicle"),
                        SqlTime.readNullable(row, "arrived_at")))
                .optional();
    }

    int forgetOld() {
        Instant before = clock.instant().minus(KEPT_FOR);
        return jdbc.sql("""
                        DELETE FROM fulfillment.arrival a USING fulfillment.fulfillment_order f
                        WHERE f.id = a.fulfillment_order_id AND f.ended_at < :before""").param("before", SqlTime.of(before)).update();
    }
}
