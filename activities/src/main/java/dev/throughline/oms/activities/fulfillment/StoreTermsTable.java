package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Read at every placement and hardly ever changed: other instances see a change within the cache's age. */
@Component
class StoreTermsTable implements StoreTerms {
    private static final Duration MAXIMUM_AGE = Duration.ofSeconds(3);

    private record Snapshot(Map<LocationId, Terms> terms, Instant at) {}

    private final JdbcClient jdbc;
    private final FulfillmentProperties properties;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    StoreTermsTable(JdbcClient jdbc, FulfillmentProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void put(LocationId location, Terms terms) {
        var within = terms.acceptWithin();
        jdbc.sql("""
                        INSERT INTO fulfillment.store_terms
                            (location_id, accept_within_minutes, keep_days, remind_days_before, collect_within_days, curbside)
                        VALUES (:location, :accept, :keep, :remind, :collect, :curbside)
                        ON CONFLICT (location_id) DO UPDATE SET accept_within_minutes = EXCLUDED.accept_within_minutes,
                            keep_days = EXCLUDED.keep_days, remind_days_before = EXCLUDED.remind_days_before,
                            collect_within_days = EXCLUDED.collect_within_days, curbside = EXCLUDED.curbside""")
                .param("location", location.value())
                .param("accept", within == null ? null : within.toMinutes(), Types.INTEGER)
                .param("keep", terms.keepDays())
                .param("remind", terms.remindDaysBefore())
                .param("collect", terms.collectWithinDays())
                .param("curbside", terms.curbside())
                .update();
        snapshot = null;
    }

    @Override
    public Map<LocationId, Terms> of(Collection<LocationId> locations) {
        var known = known();
        var terms = new HashMap<LocationId, Terms>();
        locations.forEach(location -> terms.put(location, known.getOrDefault(location, usual())));
        return terms;
    }

    private Map<LocationId, Terms> known() {
        var cached = snapshot;
        var now = clock.instant();
        if (cached == null || Duration.between(cached.at(), now).abs().compareTo(MAXIMUM_AGE) > 0) {
            var terms = new HashMap<LocationId, Terms>();
            jdbc.sql("SELECT * FROM fulfillment.store_terms").query(row -> {
                terms.put(new LocationId(row.getString("location_id")), terms(row));
            });
            cached = new Snapshot(Map.copyOf(terms), now);
            snapshot = cached;
        }
        return cached.terms();
    }

    @Override
    public Terms usual() {
        return new Terms(
                properties.acceptWithin(),
                properties.keepDays(),
                properties.remindDaysBefore(),
                properties.collectWithinDays(),
                false);
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var minutes = row.getObject("accept_within_minutes", Integer.class);
        return new Terms(
                minutes == null ? null : Duration.ofMinutes(minutes),
                row.getInt("keep_days"),
                row.getInt("remind_days_before"),
                row.getInt("collect_within_days"),
                row.getBoolean("curbside"));
    }
}
