package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
                        INSERT INTO inventory.location (id, name, kind, latitude, longitude, zone, ships, pickup,
                            line1, line2, city, postcode, country, phone)
                        VALUES (:id, :name, :kind, :latitude, :longitude, :zone, :ships, :pickup,
                            :line1, :line2, :city, :postcode, :country, :phone)
                        ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, kind = EXCLUDED.kind,
                            latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, zone = EXCLUDED.zone,
                            ships = EXCLUDED.ships, pickup = EXCLUDED.pickup, line1 = EXCLUDED.line1, line2 = EXCLUDED.line2,
                            city = EXCLUDED.city, postcode = EXCLUDED.postcode, country = EXCLUDED.country,
                            phone = EXCLUDED.phone
                        """)
                .param("id", location.id().value())
                .param("name", location.name())
                .param("kind", location.kind().name())
                .param("latitude", location.latitude())
                .param("longitude", location.longitude())
                .param("zone", location.zone().getId())
                .param("ships", location.ships())
                .param("pickup", location.pickup())
                .param("line1", of(location, PostalAddress::line1), Types.VARCHAR)
                .param("line2", of(location, PostalAddress::line2), Types.VARCHAR)
                .param("city", of(location, PostalAddress::city), Types.VARCHAR)
                .param("postcode", of(location, PostalAddress::postcode), Types.VARCHAR)
                .param("country", of(location, PostalAddress::country), Types.VARCHAR)
                .param("phone", location.phone(), Types.VARCHAR)
                .update();
        forget();
    }

    private static @Nullable String of(Location location, Function<PostalAddress, @Nullable String> part) {
        var address = location.address();
        return address == null ? null : part.apply(address);
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
                row.getBoolean("pickup"),
                address(row),
                row.getString("phone"));
    }

    private static @Nullable PostalAddress address(ResultSet row) throws SQLException {
        return row.getString("line1") == null
                ? null
                : new PostalAddress(
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("postcode"),
                        row.getString("country"));
    }
}
