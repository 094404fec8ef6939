package dev.throughline.oms.activities.channel;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.throughline.oms.activities.channel.Channel.Purpose;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The registry in PostgreSQL; every checkout reads it, so it is kept for a few seconds. */
@Service
class StoredChannels implements Channels {
    private static final Duration CACHED_FOR = Duration.ofSeconds(3);
    private static final String PUT = """
            INSERT INTO channel.channel (id, name, purposes, may_set_price, may_pickup, may_ship, locations)
            VALUES (:id, :name, :purposes, :maySetPrice, :mayPickup, :mayShip, :locations)
            ON CONFLICT (id) DO UPDATE
            SET name = excluded.name, purposes = excluded.purposes, may_set_price = excluded.may_set_price,
                may_pickup = excluded.may_pickup, may_ship = excluded.may_ship, locations = excluded.locations
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    private record Snapshot(List<Channel> channels, Instant until) {}

    StoredChannels(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        return all().stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    @Override
    public List<Channel> all() {
        var now = clock.instant();
        var known = snapshot;
        if (known == null || !known.until().isAfter(now)) {
            known = new Snapshot(read(), now.plus(CACHED_FOR));
            snapshot = known;
        }
        return known.channels();
    }

    @Override
    public void put(Channel channel) {
        jdbc.sql(PUT)
                .param("id", channel.id().value())
                .param("name", channel.name())
                .param("purposes", sorted(channel.purposes(), Purpose::name))
                .param("maySetPrice", channel.maySetPrice())
                .param("mayPickup", channel.mayPickup())
                .param("mayShip", channel.mayShip())
                .param("locations", sorted(channel.locations(), LocationId::value))
                .update();
        snapshot = null;
    }

    private List<Channel> read() {
        return jdbc.sql("SELECT * FROM channel.channel ORDER BY id")
                .query((row, _) -> channel(row))
                .list();
    }

    private static Channel channel(ResultSet row) throws SQLException {
        return new Channel(
                new ChannelId(row.getString("id")),
                row.getString("name"),
                set(row, "purposes", Purpose::valueOf),
                row.getBoolean("may_set_price"),
                row.getBoolean("may_pickup"),
                row.getBoolean("may_ship"),
                set(row, "locations", LocationId::new));
    }

    private static <T> Set<T> set(ResultSet row, String column, Function<String, T> value) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).map(value).collect(toUnmodifiableSet());
    }

    private static <T> String[] sorted(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toArray(String[]::new);
    }
}
