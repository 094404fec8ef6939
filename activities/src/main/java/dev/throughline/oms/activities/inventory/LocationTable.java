package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Locations, read at every placement and hardly ever changed: other instances see a change within the cache's age. */
@Component
class LocationTable implements Locations {
    private static final Duration MAXIMUM_AGE = Duration.ofSeconds(3);

    private record Snapshot(List<Location> locations, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    LocationTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void put(Location location) {
        jdbc.sql("""
                        INSERT INTO inventory.location (id, name, kind, latitude, longitude, zone, ships, pickup)
                        VALUES (:id, :name, :kind, :latitude, :longitude, :zone, :ships, :pickup)
                        ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, kind = EXCLUDED.kind,
                            latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, zone = EXCLUDED.zone,
                            ships = EXCLUDED.ships, pickup = EXCLUDED.pickup
                        """)
                .param("id", location.id().value())
                .param("name", location.name())
                .param("kind", location.kind().name())
                .param("latitude", location.latitude())
                .param("longitude", location.longitude())
                .param("zone", location.zone().getId())
                .param("ships", location.ships())
                .param("pickup", location.pickup())
                .update();
        forget();
    }

    @Override
    public Optional<Location> find(LocationId id) {
        return all().stream().filter(location -> location.id().equals(id)).findFirst();
    }

    @Override
    public List<Location> all() {
        var cached = snapshot;
        var now = clock.instant();
        if (cached == null || Duration.between(cached.at(), now).abs().compareTo(MAXIMUM_AGE) > 0) {
            cached = new Snapshot(read(), now);
            snapshot = cached;
        }
        return cached.locations();
    }

    // Again after the commit: another thread may have read the old rows in between.
    private void forget() {
        snapshot = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    snapshot = null;
                }
            });
        }
    }

    private List<Location> read() {
        return jdbc.sql("SELECT * FROM inventory.location ORDER BY id COLLATE \"C\"")
                .query((row, index) -> location(row))
                .list();
    }

    private static Location location(ResultSet row) throws SQLException {
        return new Location(
                new LocationId(row.getString("id")),
                row.getString("name"),
                Location.Kind.valueOf(row.getString("kind")),
                row.getDouble("latitude"),
                row.getDouble("longitude"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("ships"),
                row.getBoolean("pickup"));
    }
}
