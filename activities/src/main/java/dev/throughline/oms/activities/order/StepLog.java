package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.Types;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which steps took effect, and what they answered; asked under the order's lock. */
@Component
class StepLog {
    enum Kind {
        PROGRESS,
        REFUND_CLAIM,
        RETURN_CLAIM,
        REFUNDED,
        REFUND_FAILED
    }

    private final JdbcClient jdbc;
    private final OrderJson json;
    private final Clock clock;

    StepLog(JdbcClient jdbc, OrderJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Notes the step, unless it is known. */
    boolean isFirst(OrderId order, Kind kind, String step) {
        return insert(order, kind, step, null);
    }

    boolean isKnown(OrderId order, Kind kind, String step) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ordering.step
                                       WHERE order_id = :order AND kind = :kind AND step = :step)""")
                .param("order", order.value())
                .param("kind", kind.name())
                .param("step", step)
                .query(Boolean.class)
                .single();
    }

    <T> Optional<T> answer(OrderId order, Kind kind, String step, Class<T> type) {
        return jdbc.sql("SELECT answer FROM ordering.step WHERE order_id = :order AND kind = :kind AND step = :step")
                .param("order", order.value())
                .param("kind", kind.name())
                .param("step", step)
                .query(String.class)
                .optional()
                .map(answer -> json.read(answer, type));
    }

    <T> T keep(OrderId order, Kind kind, String step, T answer) {
        insert(order, kind, step, json.write(answer));
        return answer;
    }

    private boolean insert(OrderId order, Kind kind, String step, @Nullable String answer) {
        return jdbc.sql("""
                                INSERT INTO ordering.step (order_id, kind, step, answer, done_at)
                                VALUES (:order, :kind, :step, CAST(:answer AS jsonb), :at)
                                ON CONFLICT DO NOTHING""")
                        .param("order", order.value())
                        .param("kind", kind.name())
                        .param("step", step)
                        .param("answer", answer, Types.VARCHAR)
                        .param("at", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }
}
