package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class IntakeRegister implements OrderIntake {
    private final JdbcClient jdbc;
    private final OrderJson json;
    private final Clock clock;

    IntakeRegister(JdbcClient jdbc, OrderJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Registration register(String client, String idempotencyKey, String fingerprint, Checkout checkout) {
        return insert(client, idempotencyKey, fingerprint, checkout)
                .orElseGet(() -> known(client, idempotencyKey, fingerprint));
    }

    // Whoever loses waits for the winner's commit, so that the read afterwards finds the row.
    private Optional<Registration> insert(String client, String key, String fingerprint, Checkout checkout) {
        return jdbc.sql("""
                        INSERT INTO ordering.intake (order_id, client, idempotency_key, fingerprint, checkout, created_at)
                        VALUES (:order, :client, :key, :fingerprint, CAST(:checkout AS jsonb), :at)
                        ON CONFLICT DO NOTHING
                        RETURNING number""")
                .param("order", checkout.id().value())
                .param("client", client)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("checkout", json.write(checkout))
                .param("at", SqlTime.of(clock.instant()))
                .query(String.class)
                .optional()
                .map(number -> new Registration(checkout.id(), number, Outcome.NEW, null));
    }

    private Registration known(String client, String key, String fingerprint) {
        return jdbc.sql("""
                        SELECT order_id, number, fingerprint, answer FROM ordering.intake
                        WHERE client = :client AND idempotency_key = :key""")
                .param("client", client)
                .param("key", key)
                .query((row, i) -> registration(row, fingerprint))
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "the order id is taken by another idempotency key: it must be derived from client and key"));
    }

    private Registration registration(ResultSet row, String fingerprint) throws SQLException {
        var answer = row.getString("answer");
        return new Registration(
                new OrderId(row.getString("order_id")),
                row.getString("number"),
                row.getString("fingerprint").equals(fingerprint) ? Outcome.REPEATED : Outcome.KEY_REUSED,
                answer == null ? null : json.read(answer, Placement.class));
    }

    @Override
    public Optional<Checkout> find(OrderId order) {
        return jdbc.sql("SELECT checkout FROM ordering.intake WHERE order_id = :order")
                .param("order", order.value())
                .query(String.class)
                .optional()
                .map(checkout -> json.read(checkout, Checkout.class));
    }

    @Override
    public void deliverTo(OrderId order, Checkout.Address address) {
        jdbc.sql("""
                        UPDATE ordering.intake SET checkout = jsonb_set(checkout, '{address}', CAST(:address AS jsonb))
                        WHERE order_id = :order""")
                .param("order", order.value())
                .param("address", json.write(address))
                .update();
    }

    @Override
    public Optional<String> numberOf(OrderId order) {
        return jdbc.sql("SELECT number FROM ordering.intake WHERE order_id = :order")
                .param("order", order.value())
                .query(String.class)
                .optional();
    }

    @Override
    public Map<OrderId, String> numbersOf(Collection<OrderId> orders) {
        var numbers = new HashMap<OrderId, String>();
        jdbc.sql("SELECT order_id, number FROM ordering.intake WHERE order_id = ANY(:orders)")
                .param("orders", orders.stream().map(OrderId::value).toArray(String[]::new))
                .query(row -> {
                    numbers.put(new OrderId(row.getString("order_id")), row.getString("number"));
                });
        return numbers;
    }

    @Override
    public List<OrderId> unanswered(Duration longerThan, int limit) {
        return jdbc.sql("""
                        SELECT order_id FROM ordering.intake
                        WHERE answer IS NULL AND created_at < :before
                        ORDER BY created_at LIMIT :limit""")
                .param("before", SqlTime.of(clock.instant().minus(longerThan)))
                .param("limit", limit)
                .query((row, i) -> new OrderId(row.getString("order_id")))
                .list();
    }

    @Override
    public void forget(Collection<OrderId> orders, Collection<String> emails) {
        jdbc.sql("""
                        UPDATE ordering.intake
                        SET checkout = checkout || '{"contact": null, "address": null, "tender": null, "clientReference": null, "metadata": {}}'
                        WHERE order_id = ANY(:orders)
                           OR (answer ->> 'refusal' IS NOT NULL AND lower(trim(checkout #>> '{contact,email}')) = ANY(:emails))""")
                .param("orders", orders.stream().map(OrderId::value).toArray(String[]::new))
                .param("emails", emails.toArray(String[]::new))
                .update();
    }

    /** What the book needs of an intake. */
    Optional<Entry> entry(OrderId order) {
        return jdbc.sql("SELECT number, checkout FROM ordering.intake WHERE order_id = :order")
                .param("order", order.value())
                .query((row, i) ->
                        new Entry(row.getString("number"), json.read(row.getString("checkout"), Checkout.class)))
                .optional();
    }

    /** Keeps the process's answer for repeated checkouts; the first answer stays. */
    boolean answer(OrderId order, Placement answer) {
        return jdbc.sql("""
                                UPDATE ordering.intake SET answer = CAST(:answer AS jsonb), answered_at = :at
                                WHERE order_id = :order AND answer IS NULL""")
                        .param("order", order.value())
                        .param("answer", json.write(answer))
                        .param("at", SqlTime.of(clock.instant()))
                        .update()
                > 0;
    }

    record Entry(String number, Checkout checkout) {}
}
