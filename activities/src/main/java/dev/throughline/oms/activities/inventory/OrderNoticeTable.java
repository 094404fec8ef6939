package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.NewEvent;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class OrderNoticeTable implements OrderNotices {
    private static final TypeReference<List<OrderedUnits>> LINES = new TypeReference<>() {};

    // A mapper of its own: what is stored must not change with the settings of the HTTP API.
    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Events events;

    OrderNoticeTable(JdbcClient jdbc, Clock clock, Events events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Writes one notice and one event per order and location. By order, since each event locks its order's sequence; the last thing a
     * transaction does.
     */
    void write(OrderNotice.Kind kind, Cause cause, Collection<Commitment> commitments) {
        var perOrder = new TreeMap<OrderId, Map<LocationId, List<OrderedUnits>>>();
        for (var commitment : commitments) {
            perOrder.computeIfAbsent(commitment.order(), order -> new TreeMap<>())
                    .computeIfAbsent(commitment.key().location(), location -> new ArrayList<>())
                    .add(commitment.asUnits());
        }
        perOrder.forEach((order, perLocation) -> perLocation.forEach((location, lines) -> {
            insert(order, kind, location, lines);
            append(order, kind, cause, location, lines);
        }));
    }

    private void insert(OrderId order, OrderNotice.Kind kind, LocationId location, List<OrderedUnits> lines) {
        jdbc.sql("""
                        INSERT INTO inventory.order_notice (id, order_id, kind, location_id, lines, created_at)
                        VALUES (:id, :order, :kind, :location, :lines::jsonb, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("order", order.value())
                .param("kind", kind.name())
                .param("location", location.value())
                .param("lines", json.writeValueAsString(lines))
                .param("at", now())
                .update();
    }

    private void append(
            OrderId order, OrderNotice.Kind kind, Cause cause, LocationId location, List<OrderedUnits> lines) {
        var event = new NewEvent(
                order,
                kind + " " + cause.asStep() + "@" + location,
                kind == OrderNotice.Kind.FILLED ? "oms.inventory.backorder_filled.v1" : "oms.inventory.shortage.v1",
                Actor.system("inventory"),
                null,
                Map.of("location", location.value(), "lines", lines));
        events.append(event);
    }

    @Override
    public List<OrderNotice> unsent(int limit) {
        return jdbc.sql("""
                        SELECT * FROM inventory.order_notice WHERE sent_at IS NULL
                        ORDER BY created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .param("limit", limit)
                .query((row, index) -> notice(row))
                .list();
    }

    @Override
    public void sent(UUID id) {
        jdbc.sql("UPDATE inventory.order_notice SET sent_at = :at WHERE id = :id AND sent_at IS NULL")
                .param("id", id)
                .param("at", now())
                .update();
    }

    private OrderNotice notice(ResultSet row) throws SQLException {
        return new OrderNotice(
                row.getObject("id", UUID.class),
                new OrderId(row.getString("order_id")),
                OrderNotice.Kind.valueOf(row.getString("kind")),
                new LocationId(row.getString("location_id")),
                json.readValue(row.getString("lines"), LINES));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
