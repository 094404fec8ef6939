package dev.throughline.oms.activities.marketing;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on what may be advertised, and on how far the stock was followed. */
@Repository
class AvailabilityTable implements Advertising {
    private static final String PUT = """
            INSERT INTO marketing.availability AS a (sku, channel_id, available, updated_at)
            SELECT sku, channel_id, available, :now
            FROM unnest(:skus::text[], :channels::text[], :units::int[]) AS given (sku, channel_id, available)
            ORDER BY sku, channel_id
            ON CONFLICT (sku, channel_id) DO UPDATE SET available = excluded.available, updated_at = excluded.updated_at
            WHERE a.available <> excluded.available
            """;
    private static final String PUT_VIEW = """
            INSERT INTO marketing.channel_view (channel_id, locations, rules) VALUES (:channel, :locations, :rules)
            ON CONFLICT (channel_id) DO UPDATE SET locations = excluded.locations, rules = excluded.rules
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    record Figure(Sku sku, ChannelId channel, int available) {}

    AvailabilityTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<AdvertisedUnits> of(Collection<Sku> skus) {
        return jdbc.sql("SELECT * FROM marketing.availability WHERE sku = ANY(:skus) ORDER BY sku, channel_id")
                .param("skus", texts(skus, Sku::value))
                .query((row, _) -> new AdvertisedUnits(
                        new Sku(row.getString("sku")),
                        new ChannelId(row.getString("channel_id")),
                        row.getInt("available"),
                        row.getTimestamp("updated_at").toInstant()))
                .list();
    }

    /** The position in the feed, locked until the transaction ends; empty while another instance has it. */
    OptionalLong lockPosition() {
        return jdbc
                .sql("SELECT position FROM marketing.stock_feed FOR UPDATE SKIP LOCKED")
                .query((row, _) -> row.getLong("position"))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    void putPosition(long position) {
        jdbc.sql("UPDATE marketing.stock_feed SET position = :position")
                .param("position", position)
                .update();
    }

    void put(List<Figure> figures) {
        jdbc.sql(PUT)
                .param("skus", texts(figures, figure -> figure.sku().value()))
                .param("channels", texts(figures, figure -> figure.channel().value()))
                .param("units", figures.stream().map(Figure::available).toArray(Integer[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The next SKUs in use, by SKU. */
    List<Sku> skusAfter(String sku, int limit) {
        return jdbc.sql("SELECT DISTINCT sku FROM marketing.availability WHERE sku > :sku ORDER BY sku LIMIT :limit")
                .param("sku", sku)
                .param("limit", limit)
                .query((row, _) -> new Sku(row.getString("sku")))
                .list();
    }

    /** What a channel sees, and by which rules. */
    record View(Set<LocationId> locations, String rules) {}

    /** The views by which the figures were made. */
    Map<ChannelId, View> views() {
        var views = new HashMap<ChannelId, View>();
        jdbc.sql("SELECT channel_id, locations, rules FROM marketing.channel_view")
                .query(row -> {
                    var locations = Stream.of(
                                    (String[]) row.getArray("locations").getArray())
                            .map(LocationId::new)
                            .collect(Collectors.toSet());
                    views.put(new ChannelId(row.getString("channel_id")), new View(locations, row.getString("rules")));
                });
        return views;
    }

    void putView(ChannelId channel, View view) {
        jdbc.sql(PUT_VIEW)
                .param("channel", channel.value())
                .param("rules", view.rules())
                .param("locations", texts(view.locations(), LocationId::value))
                .update();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
