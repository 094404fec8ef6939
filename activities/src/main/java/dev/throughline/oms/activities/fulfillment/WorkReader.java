package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord.Times;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Asked;
import dev.throughline.oms.activities.fulfillment.Fulfillments.DueWork;
import dev.throughline.oms.activities.fulfillment.Fulfillments.Place;
import dev.throughline.oms.activities.fulfillment.Fulfillments.QueueQuery;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads fulfillment orders with their lines. */
@Component
class WorkReader {
    private final JdbcClient jdbc;

    WorkReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FulfillmentOrderRecord> byId(FulfillmentOrderId id) {
        return byIds(List.of(id));
    }

    List<FulfillmentOrderRecord> byIds(Collection<FulfillmentOrderId> ids) {
        return list(
                "WHERE f.id = ANY(:ids)",
                Map.of("ids", ids.stream().map(FulfillmentOrderId::value).toArray(String[]::new)));
    }

    List<FulfillmentOrderRecord> ofOrder(OrderId order) {
        return list("WHERE f.order_id = :order ORDER BY length(f.id), f.id", Map.of("order", order.value()));
    }

    List<FulfillmentOrderRecord> attention(@Nullable List<LocationId> locations, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("limit", limit));
        if (locations != null) {
            parameters.put("locations", names(locations));
        }
        return list(
                "WHERE f.attention IS NOT NULL"
                        + (locations == null
                                ? ""
                                : " AND (f.location_id = ANY(:locations) OR f.pickup_location_id = ANY(:locations))")
                        + " ORDER BY f.attention_since, f.id LIMIT :limit",
                parameters);
    }

    /** Customers on their way are a few, found by an index of their own; the others follow by the time they are due. */
    List<FulfillmentOrderRecord> queue(QueueQuery query) {
        var after = query.after();
        var page = new ArrayList<FulfillmentOrderRecord>();
        if (after == null || after.coming()) {
            page.addAll(queue(query, true, after, query.limit()));
        }
        if (page.size() < query.limit()) {
            var last = after == null || after.coming() ? null : after;
            page.addAll(queue(query, false, last, query.limit() - page.size()));
        }
        return page;
    }

    // Two ranges of two indexes, each in the queue's order, and no more of either than the page holds.
    private List<FulfillmentOrderRecord> queue(QueueQuery query, boolean coming, @Nullable Place after, int limit) {
        var time = coming ? "f.coming_at" : "f.due_by";
        var conditions = new ArrayList<String>(List.of("f.coming_at IS " + (coming ? "NOT NULL" : "NULL")));
        var parameters =
                new HashMap<String, Object>(Map.of("location", query.location().value(), "limit", limit));
        if (query.status() != null) {
            conditions.add("f.status = :status");
            parameters.put("status", query.status().name());
        }
        if (query.order() != null) {
            conditions.add("f.order_id = :order");
            parameters.put("order", query.order().value());
        }
        if (after != null) {
            conditions.add("(" + time + ", f.id) > (:after, :afterId)");
            parameters.put("after", SqlTime.of(after.at()));
            parameters.put("afterId", after.id().value());
        }
        var order = "ORDER BY " + time + ", f.id LIMIT :limit";
        boolean all = query.status() != null || query.order() != null;
        var own = page(
                "f.location_id = :location",
                all ? "" : "'REQUESTED', 'STARTED', 'PICKED', 'RELEASED'",
                conditions,
                order);
        // What others still pack for it is not its work yet.
        var incoming = page(
                "f.pickup_location_id = :location AND f.status NOT IN ('REQUESTED', 'STARTED', 'PICKED', 'CANCELLED')",
                all ? "" : "'RELEASED', 'SHIPPED', 'AT_STORE'",
                conditions,
                order);
        return list("(" + own + " UNION ALL " + incoming + ")", order, parameters);
    }

    private static String page(String place, String statuses, Collection<String> conditions, String order) {
        var all = new ArrayList<>(List.of(place));
        if (!statuses.isEmpty()) {
            all.add("f.status IN (" + statuses + ")");
        }
        all.addAll(conditions);
        return "(SELECT f.* FROM fulfillment.fulfillment_order f WHERE " + String.join(" AND ", all) + " " + order
                + ")";
    }

    List<DueWork> dueFrom(Instant from, Collection<LocationId> locations) {
        // Every status but CANCELLED, spelled out: the index leads with location and status.
        return jdbc.sql("""
                        SELECT f.location_id, date_bin('15 minutes', f.due_by, TIMESTAMPTZ '2000-01-01') AS due,
                               count(DISTINCT f.id) AS orders, coalesce(sum(l.quantity), 0) AS units
                        FROM fulfillment.fulfillment_order f
                        LEFT JOIN fulfillment.line l ON l.fulfillment_order_id = f.id
                        WHERE f.location_id = ANY(:locations) AND f.due_by >= :from
                          AND f.status IN ('REQUESTED', 'STARTED', 'PICKED', 'RELEASED', 'SHIPPED', 'AT_STORE', 'DELIVERED',
                                           'COLLECTED', 'LOST', 'NO_SHOW')
                        GROUP BY f.location_id, due
                        """)
                .param("locations", names(locations))
                .param("from", SqlTime.of(from))
                .query((row, _) -> new DueWork(
                        new LocationId(row.getString("location_id")),
                        SqlTime.read(row, "due"),
                        row.getInt("orders"),
                        row.getInt("units")))
                .list();
    }

    private static String[] names(Collection<LocationId> locations) {
        return locations.stream().map(LocationId::value).toArray(String[]::new);
    }

    List<Asked> requestedSince(Instant from, Collection<LocationId> locations) {
        return jdbc.sql("""
                        SELECT location_id, count(*) AS orders, coalesce(sum(units), 0) AS units
                        FROM fulfillment.fulfillment_order
                        WHERE location_id = ANY(:locations) AND requested_at >= :from GROUP BY location_id
                        """)
                .param("locations", names(locations))
                .param("from", SqlTime.of(from))
                .query((row, _) -> new Asked(
                        new LocationId(row.getString("location_id")), row.getInt("orders"), row.getInt("units")))
                .list();
    }

    private List<FulfillmentOrderRecord> list(String where, Map<String, Object> parameters) {
        return list("fulfillment.fulfillment_order", where, parameters);
    }

    private List<FulfillmentOrderRecord> list(String from, String where, Map<String, Object> parameters) {
        return jdbc.sql(select(from) + where)
                .params(parameters)
                .query((row, i) -> record(row))
                .list();
    }

    // Lines as arrays: a page is one statement, however many lines it has.
    private static String select(String from) {
        return """
                SELECT f.*, l.lines, l.skus, l.quantities, l.picked, l.collected
                FROM %s f,
                     LATERAL (SELECT array_agg(line ORDER BY line) AS lines, array_agg(sku ORDER BY line) AS skus,
                                     array_agg(quantity ORDER BY line) AS quantities, array_agg(picked ORDER BY line) AS picked,
                                     array_agg(collected ORDER BY line) AS collected
                              FROM fulfillment.line WHERE fulfillment_order_id = f.id AND quantity + collected > 0) l
                """.formatted(from);
    }

    private static FulfillmentOrderRecord record(ResultSet row) throws SQLException {
        return new FulfillmentOrderRecord(
                new FulfillmentOrderId(row.getString("id")),
                new OrderId(row.getString("order_id")),
                new LocationId(row.getString("location_id")),
                FulfillmentMethod.valueOf(row.getString("method")),
                FulfillmentStatus.valueOf(row.getString("status")),
                location(row.getString("pickup_location_id")),
                row.getString("replaces") == null ? null : new FulfillmentOrderId(row.getString("replaces")),
                SqlTime.read(row, "due_by"),
                SqlTime.readNullable(row, "promised_by"),
                row.getString("staged_at"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getString("attention"),
                SqlTime.readNullable(row, "attention_since"),
                lines(row),
                times(row),
                row.getLong("version"));
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(
                SqlTime.readNullable(row, "accept_by"),
                SqlTime.readNullable(row, "accepted_at"),
                SqlTime.readNullable(row, "released_at"),
                SqlTime.readNullable(row, "collect_by"),
                SqlTime.readNullable(row, "coming_at"));
    }

    static @Nullable LocationId location(@Nullable String id) {
        return id == null ? null : new LocationId(id);
    }

    private static List<FulfillmentOrderRecord.Line> lines(ResultSet row) throws SQLException {
        var numbers = row.getArray("lines");
        if (numbers == null) {
            return List.of();
        }
        var line = (Integer[]) numbers.getArray();
        var sku = (String[]) row.getArray("skus").getArray();
        var quantity = (Integer[]) row.getArray("quantities").getArray();
        var picked = (Integer[]) row.getArray("picked").getArray();
        var collected = (Integer[]) row.getArray("collected").getArray();
        var lines = new ArrayList<FulfillmentOrderRecord.Line>();
        for (int i = 0; i < line.length; i++) {
            lines.add(new FulfillmentOrderRecord.Line(line[i], new Sku(sku[i]), quantity[i], picked[i], collected[i]));
        }
        return lines;
    }
}
