package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StoredAccuracy implements StoreAccuracy {
    private static final int THOUSAND = 1000;

    private final JdbcClient jdbc;
    private final AccuracyProperties properties;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    private record Copy(Map<LocationId, Integer> permille, Instant at) {}

    StoredAccuracy(JdbcClient jdbc, AccuracyProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Report of(LocationId location, Instant since) {
        int requested = jdbc.sql("""
                        SELECT coalesce(sum(units), 0) FROM fulfillment.fulfillment_order
                        WHERE location_id = :location AND requested_at >= :since
                        """)
                .param("location", location.value())
                .param("since", SqlTime.of(since))
                .query(Integer.class)
                .single();
        return new Report(
                requested,
                jdbc.sql("""
                                SELECT coalesce(reason_code, 'OTHER') AS code, counts, sum(units) AS units, count(*) AS acts
                                FROM fulfillment.rejection WHERE location_id = :location AND at >= :since
                                GROUP BY 1, 2 ORDER BY units DESC, code, counts
                                """)
                        .param("location", location.value())
                        .param("since", SqlTime.of(since))
                        .query((row, _) -> new Reason(
                                row.getString("code"),
                                row.getBoolean("counts"),
                                row.getInt("units"),
                                row.getInt("acts")))
                        .list());
    }

    @Override
    public Map<LocationId, Integer> declinedPermille() {
        var known = copy;
        var now = clock.instant();
        if (known == null || Duration.between(known.at(), now).abs().compareTo(properties.maximumAge()) > 0) {
            known = new Copy(read(now.minus(properties.window())), now);
            copy = known;
        }
        return known.permille();
    }

    // Of those that have turned something down at all: few rows, and their requests are read from the index alone.
    private Map<LocationId, Integer> read(Instant since) {
        var permille = new HashMap<LocationId, Integer>();
        jdbc.sql("""
                        SELECT d.location_id, d.declined, r.requested
                        FROM (SELECT location_id, sum(units) AS declined FROM fulfillment.rejection
                              WHERE at >= :since AND counts GROUP BY location_id) d,
                             LATERAL (SELECT coalesce(sum(units), 0) AS requested FROM fulfillment.fulfillment_order
                                      WHERE location_id = d.location_id AND requested_at >= :since) r
                        WHERE r.requested >= :least
                        """)
                .param("since", SqlTime.of(since))
                .param("least", properties.leastUnits())
                .query(row -> {
                    long share = row.getLong("declined") * THOUSAND / row.getLong("requested");
                    permille.put(new LocationId(row.getString("location_id")), (int) Math.min(THOUSAND, share));
                });
        return Map.copyOf(permille);
    }
}
