package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Manifests.Request;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Manifests, and which parcels are on them. */
@Component
class ManifestTable {
    /** Labelled, not handed over, and not about to be given back. */
    private static final String READY = """
            FROM shipping.parcel p
            WHERE p.location_id = :location AND p.status IN ('LABELLED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'ATTEMPTED', 'DELIVERED')
              AND p.manifest_id IS NULL AND p.tracking_number IS NOT NULL AND p.labelled_at <= :cutOff
              AND (:carrier::text IS NULL OR p.carrier = :carrier)
              AND NOT EXISTS (SELECT FROM shipping.purchase u WHERE u.parcel_id = p.id AND u.state = 'VOIDING')
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ManifestTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Manifest> find(LocationId location, String document) {
        return jdbc.sql("SELECT * FROM shipping.manifest WHERE location_id = :location AND document = :document")
                .param("location", location.value())
                .param("document", document)
                .query((row, _) -> manifest(row))
                .optional();
    }

    Optional<Manifest> find(String id) {
        return jdbc.sql("SELECT * FROM shipping.manifest WHERE id = :id")
                .param("id", id)
                .query((row, _) -> manifest(row))
                .optional();
    }

    List<Manifest> list(LocationId location, @Nullable Instant before, @Nullable String beforeId, int limit) {
        return jdbc.sql("""
                        SELECT * FROM shipping.manifest
                        WHERE location_id = :location
                          AND (:before::timestamptz IS NULL OR (closed_at, id) < (:before, :beforeId))
                        ORDER BY closed_at DESC, id DESC LIMIT :limit
                        """)
                .param("location", location.value())
                .param("before", before == null ? null : SqlTime.of(before), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("beforeId", beforeId, Types.VARCHAR)
                .param("limit", limit)
                .query((row, _) -> manifest(row))
                .list();
    }

    /** A parcel that may be handed over. */
    record Ready(String parcel, String carrier) {}

    /**
     * Locks what is ready, so that it is on one manifest and no label of it is given back meanwhile; looked at again once it is locked,
     * since a lock that is waited for shows nothing of other tables.
     */
    List<Ready> lockReady(Request request) {
        var locked = Set.copyOf(ready("SELECT p.id " + READY + " ORDER BY p.id FOR UPDATE OF p", request)
                .query((row, _) -> row.getString(1))
                .list());
        return ready("SELECT p.id, p.carrier " + READY, request)
                .query((row, _) -> new Ready(row.getString("id"), row.getString("carrier")))
                .list()
                .stream()
                .filter(parcel -> locked.contains(parcel.parcel()))
                .toList();
    }

    private JdbcClient.StatementSpec ready(String sql, Request request) {
        return jdbc.sql(sql)
                .param("location", request.location().value())
                .param("cutOff", SqlTime.of(request.cutOff()))
                .param("carrier", request.carrier(), Types.VARCHAR);
    }

    /** Empty when the document is taken: waits for a concurrent twin. */
    Optional<String> insert(Request request, String carrier, int parcels) {
        return jdbc.sql("""
                        INSERT INTO shipping.manifest
                            (id, location_id, document, carrier, cut_off, closed_at, actor_kind, actor, parcel_count)
                        VALUES (:id, :location, :document, :carrier, :cutOff, :now, :kind, :actor, :parcels)
                        ON CONFLICT (location_id, document) DO NOTHING
                        RETURNING id
                        """)
                .param("id", "mft_" + UUID.randomUUID().toString().replace("-", ""))
                .param("location", request.location().value())
                .param("document", request.document())
                .param("carrier", carrier)
                .param("cutOff", SqlTime.of(request.cutOff()))
                .param("now", SqlTime.of(clock.instant()))
                .param("kind", request.actor().kind().name())
                .param("actor", request.actor().reference())
                .param("parcels", parcels)
                .query(String.class)
                .optional();
    }

    /** What a carrier has scanned already stays as far as it is. */
    void handOver(String manifest, List<String> parcels) {
        jdbc.sql("""
                        UPDATE shipping.parcel
                        SET manifest_id = :manifest, heard_at = coalesce(heard_at, :now),
                            status_at = CASE status WHEN 'LABELLED' THEN :now ELSE status_at END,
                            status = CASE status WHEN 'LABELLED' THEN 'HANDED_OVER' ELSE status END
                        WHERE id = ANY(:parcels)
                        """)
                .param("manifest", manifest)
                .param("parcels", parcels.toArray(String[]::new))
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    List<String> unannounced(int limit) {
        return jdbc.sql("SELECT id FROM shipping.manifest WHERE announced_at IS NULL ORDER BY closed_at LIMIT :limit")
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    boolean isAnnounced(String id) {
        return jdbc.sql("SELECT announced_at IS NOT NULL FROM shipping.manifest WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void announced(String id) {
        jdbc.sql("UPDATE shipping.manifest SET announced_at = :now WHERE id = :id AND announced_at IS NULL")
                .param("id", id)
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    /** By which the carrier knows the labels on a manifest. */
    List<String> keys(String manifest) {
        return jdbc.sql("""
                        SELECT u.parcel_id || '.' || u.number
                        FROM shipping.purchase u JOIN shipping.parcel p ON p.id = u.parcel_id
                        WHERE p.manifest_id = :manifest AND u.state = 'DONE' ORDER BY 1
                        """)
                .param("manifest", manifest)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Manifest manifest(ResultSet row) throws SQLException {
        return new Manifest(
                row.getString("id"),
                new LocationId(row.getString("location_id")),
                row.getString("document"),
                row.getString("carrier"),
                SqlTime.read(row, "cut_off"),
                SqlTime.read(row, "closed_at"),
                new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor")),
                row.getInt("parcel_count"),
                List.of());
    }
}
