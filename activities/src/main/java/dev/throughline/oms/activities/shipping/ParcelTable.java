package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Parcel.Label;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parcels with their content. Whoever changes those of a fulfillment order holds the lock of its packing. */
@Component
class ParcelTable {
    // Lines as arrays: a list is one statement, however many lines it has.
    private static final String SELECT = """
            SELECT p.*, l.lines, l.skus, l.quantities
            FROM shipping.parcel p,
                 LATERAL (SELECT array_agg(line ORDER BY line) AS lines, array_agg(sku ORDER BY line) AS skus,
                                 array_agg(quantity ORDER BY line) AS quantities
                          FROM shipping.parcel_line WHERE parcel_id = p.id) l
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ParcelTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks the packing, which is made where there was none. */
    Packing lock(FulfillmentOrderId id) {
        jdbc.sql("""
                        INSERT INTO shipping.packing (fulfillment_order_id, generation, confirmed) VALUES (:id, 0, false)
                        ON CONFLICT DO NOTHING
                        """).param("id", id.value()).update();
        return read(id, " FOR UPDATE").orElseThrow();
    }

    Optional<Packing> packing(FulfillmentOrderId id) {
        return read(id, "");
    }

    private Optional<Packing> read(FulfillmentOrderId id, String locking) {
        return jdbc.sql("SELECT * FROM shipping.packing WHERE fulfillment_order_id = :id" + locking)
                .param("id", id.value())
                .query((row, _) -> new Packing(id, row.getInt("generation"), row.getBoolean("confirmed"), actor(row)))
                .optional();
    }

    private static @Nullable Actor actor(ResultSet row) throws SQLException {
        var kind = row.getString("actor_kind");
        return kind == null ? null : new Actor(Actor.Kind.valueOf(kind), row.getString("actor"));
    }

    /** A report of packing, with the generation that its parcels have; without an actor nobody reported it. */
    void note(FulfillmentOrderId id, int generation, @Nullable Actor actor) {
        jdbc.sql("""
                        UPDATE shipping.packing SET generation = :generation, actor_kind = :kind, actor = :actor
                        WHERE fulfillment_order_id = :id
                        """)
                .param("id", id.value())
                .param("generation", generation)
                .param("kind", actor == null ? null : actor.kind().name(), Types.VARCHAR)
                .param("actor", actor == null ? null : actor.reference(), Types.VARCHAR)
                .update();
    }

    void confirm(FulfillmentOrderId id) {
        jdbc.sql("UPDATE shipping.packing SET confirmed = true WHERE fulfillment_order_id = :id")
                .param("id", id.value())
                .update();
    }

    /** Those that are not void, by number. */
    List<Parcel> of(FulfillmentOrderId id) {
        return list(
                "WHERE p.fulfillment_order_id = :id AND p.status <> 'VOID' ORDER BY p.generation, p.number",
                Map.of("id", id.value()));
    }

    Optional<Parcel> find(String id) {
        return list("WHERE p.id = :id", Map.of("id", id)).stream().findFirst();
    }

    Optional<Parcel> lockOne(String id) {
        return list("WHERE p.id = :id FOR UPDATE OF p", Map.of("id", id)).stream()
                .findFirst();
    }

    /** The newest label with this number: carriers use numbers again after months. */
    Optional<Parcel> tracked(String trackingNumber) {
        return list(
                        "WHERE p.tracking_number = :number ORDER BY p.labelled_at DESC LIMIT 1",
                        Map.of("number", trackingNumber))
                .stream()
                .findFirst();
    }

    List<Parcel> onManifest(String manifest) {
        return list("WHERE p.manifest_id = :manifest ORDER BY p.tracking_number", Map.of("manifest", manifest));
    }

    /** Locks the order's parcels, so that no label is asked for meanwhile. */
    List<Parcel> lockOfOrder(OrderId order) {
        return list("WHERE p.order_id = :order ORDER BY p.id FOR UPDATE OF p", Map.of("order", order.value()));
    }

    List<Parcel> list(String where, Map<String, ?> parameters) {
        return jdbc.sql(SELECT + where)
                .params(parameters)
                .query((row, _) -> parcel(row))
                .list();
    }

    void insert(Parcel parcel, int generation) {
        var size = parcel.size();
        jdbc.sql("""
                        INSERT INTO shipping.parcel
                            (id, fulfillment_order_id, order_id, location_id, generation, number, weight_grams, length_mm,
                             width_mm, height_mm, status, status_at)
                        VALUES (:id, :work, :order, :location, :generation, :number, :weight, :length, :width, :height, :status, :at)
                        """)
                .param("id", parcel.id())
                .param("work", parcel.fulfillmentOrder().value())
                .param("order", parcel.fulfillmentOrder().order().value())
                .param("location", parcel.location().value())
                .param("generation", generation)
                .param("number", parcel.number())
                .param("weight", parcel.weightGrams())
                .param("length", size == null ? null : size.lengthMm(), Types.INTEGER)
                .param("width", size == null ? null : size.widthMm(), Types.INTEGER)
                .param("height", size == null ? null : size.heightMm(), Types.INTEGER)
                .param("status", parcel.status().name())
                .param("at", SqlTime.of(parcel.statusAt()))
                .update();
        insertLines(parcel);
    }

    private void insertLines(Parcel parcel) {
        var lines = parcel.lines();
        jdbc.sql("""
                        INSERT INTO shipping.parcel_line (parcel_id, line, sku, quantity)
                        SELECT :id, l.line, l.sku, l.quantity
                        FROM unnest(:lines, :skus, :quantities) AS l (line, sku, quantity)
                        """)
                .param("id", parcel.id())
                .param("lines", lines.stream().map(OrderedUnits::line).toArray(Integer[]::new))
                .param("skus", lines.stream().map(line -> line.sku().value()).toArray(String[]::new))
                .param("quantities", lines.stream().map(OrderedUnits::quantity).toArray(Integer[]::new))
                .update();
    }

    /** What is not confirmed becomes something else: packed, or void. */
    void decideProposed(FulfillmentOrderId id, ParcelStatus status) {
        jdbc.sql("""
                        UPDATE shipping.parcel SET status = :status, status_at = :now
                        WHERE fulfillment_order_id = :id AND status = 'PROPOSED'
                        """)
                .param("id", id.value())
                .param("status", status.name())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    void setStatus(String id, ParcelStatus status, Instant at) {
        jdbc.sql("UPDATE shipping.parcel SET status = :status, status_at = :at, heard_at = :now WHERE id = :id")
                .param("id", id)
                .param("status", status.name())
                .param("at", SqlTime.of(at))
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    void setLabel(String id, Label label) {
        jdbc.sql("""
                        UPDATE shipping.parcel
                        SET status = 'LABELLED', status_at = :now, labelled_at = :now, carrier = :carrier, service = :service,
                            tracking_number = :number, cost_minor = :cost, currency = :currency
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("carrier", label.carrier())
                .param("service", label.service())
                .param("number", label.trackingNumber())
                .param("cost", label.cost().amountMinor())
                .param("currency", label.cost().currency())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    void clearLabel(String id) {
        jdbc.sql("""
                        UPDATE shipping.parcel
                        SET status = 'PACKED', status_at = :now, labelled_at = NULL, carrier = NULL, service = NULL,
                            tracking_number = NULL, cost_minor = NULL, currency = NULL, heard_at = NULL
                        WHERE id = :id
                        """).param("id", id).param("now", SqlTime.of(clock.instant())).update();
    }

    private static Parcel parcel(ResultSet row) throws SQLException {
        var length = row.getObject("length_mm", Integer.class);
        return new Parcel(
                row.getString("id"),
                new FulfillmentOrderId(row.getString("fulfillment_order_id")),
                new LocationId(row.getString("location_id")),
                row.getInt("number"),
                row.getInt("weight_grams"),
                length == null ? null : new Size(length, row.getInt("width_mm"), row.getInt("height_mm")),
                ParcelStatus.valueOf(row.getString("status")),
                SqlTime.read(row, "status_at"),
                lines(row),
                label(row),
                row.getString("manifest_id"));
    }

    private static @Nullable Label label(ResultSet row) throws SQLException {
        var number = row.getString("tracking_number");
        return number == null
                ? null
                : new Label(
                        row.getString("carrier"),
                        row.getString("service"),
                        number,
                        new Money(row.getLong("cost_minor"), row.getString("currency")));
    }

    private static List<OrderedUnits> lines(ResultSet row) throws SQLException {
        var line = (Integer[]) row.getArray("lines").getArray();
        var sku = (String[]) row.getArray("skus").getArray();
        var quantity = (Integer[]) row.getArray("quantities").getArray();
        var lines = new ArrayList<OrderedUnits>();
        for (int i = 0; i < line.length; i++) {
            lines.add(new OrderedUnits(line[i], new Sku(sku[i]), quantity[i]));
        }
        return lines;
    }
}
