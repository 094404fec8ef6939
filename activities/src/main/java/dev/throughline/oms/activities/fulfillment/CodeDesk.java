package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.Pickups.Result;
import dev.throughline.oms.activities.fulfillment.Pickups.Sending;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may collect, and how often their code is sent. */
@Component
class CodeDesk {
    private static final Duration HOUR = Duration.ofHours(1);

    private final WorkRows rows;
    private final WorkEvents events;
    private final PickupProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    CodeDesk(WorkRows rows, WorkEvents events, PickupProperties properties, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public Sending send(FulfillmentOrderId id, boolean renew, Actor actor) {
        var work = rows.lock(id).orElse(null);
        var refusal = refusal(work);
        if (work == null || refusal != Result.DONE) {
            return new Sending(refusal, null);
        }
        var number = nextSending(id);
        if (number.isEmpty()) {
            return new Sending(Result.TOO_OFTEN, null);
        }
        if (renew) {
            rows.renewCode(id);
        }
        var word = renew ? "code_renewed" : "code_sent";
        events.append(id, "code/" + number.get(), word, actor, null, Map.of());
        return new Sending(Result.DONE, cause(id, number.get()));
    }

    private static Result refusal(@Nullable Work work) {
        if (work == null) {
            return Result.UNKNOWN_FULFILLMENT_ORDER;
        }
        if (!work.method().isCollected()) {
            return Result.WRONG_METHOD;
        }
        return work.awaitsCustomer() ? Result.DONE : Result.NOT_WAITING;
    }

    @Transactional
    public Sending nameProxy(FulfillmentOrderId id, String name, Actor actor) {
        var work = rows.lock(id).orElse(null);
        var refusal = refusal(work);
        if (work == null || (refusal != Result.DONE && !work.isOpen()) || refusal == Result.WRONG_METHOD) {
            return new Sending(refusal, null);
        }
        var number = nextSending(id);
        if (number.isEmpty()) {
            return new Sending(Result.TOO_OFTEN, null);
        }
        jdbc.sql("""
                        INSERT INTO fulfillment.proxy (fulfillment_order_id, name) VALUES (:id, :name)
                        ON CONFLICT (fulfillment_order_id) DO UPDATE SET name = EXCLUDED.name""").param("id", id.value()).param("name", name).update();
        rows.renewProxyCode(id);
        events.append(id, "proxy/" + number.get(), "proxy_named", actor, null, Map.of());
        return new Sending(Result.DONE, work.isOpen() ? null : cause(id, number.get()));
    }

    @Transactional
    public Result removeProxy(FulfillmentOrderId id, Actor actor) {
        if (rows.lock(id).isEmpty()) {
            return Result.UNKNOWN_FULFILLMENT_ORDER;
        }
        int removed = jdbc.sql("DELETE FROM fulfillment.proxy WHERE fulfillment_order_id = :id")
                .param("id", id.value())
                .update();
        if (removed > 0) {
            long version = rows.renewProxyCode(id);
            events.append(id, "no-proxy/" + version, "proxy_removed", actor, null, Map.of());
        }
        return Result.DONE;
    }

    private static String cause(FulfillmentOrderId id, int number) {
        return "fulfillment/" + id + "/code/" + number;
    }

    // Under the lock of the head; empty when there were too many within the hour.
    private Optional<Integer> nextSending(FulfillmentOrderId id) {
        var now = clock.instant();
        return jdbc.sql("""
                        INSERT INTO fulfillment.code_sending (fulfillment_order_id, number, sent_at)
                        SELECT :id, count(*) + 1, :now FROM fulfillment.code_sending WHERE fulfillment_order_id = :id
                        HAVING count(*) FILTER (WHERE sent_at > :since) < :most
                        RETURNING number""")
                .param("id", id.value())
                .param("now", SqlTime.of(now))
                .param("since", SqlTime.of(now.minus(HOUR)))
                .param("most", properties.sendingsPerHour())
                .query(Integer.class)
                .optional();
    }
}
