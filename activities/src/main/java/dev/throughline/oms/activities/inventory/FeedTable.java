package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.StockFeeds.Bad;
import dev.throughline.oms.activities.inventory.StockFeeds.Feed;
import dev.throughline.oms.activities.inventory.StockFeeds.Finished;
import dev.throughline.oms.activities.inventory.StockFeeds.Kind;
import dev.throughline.oms.activities.inventory.StockFeeds.Line;
import dev.throughline.oms.activities.inventory.StockFeeds.Part;
import dev.throughline.oms.activities.inventory.StockFeeds.PartResult;
import dev.throughline.oms.activities.inventory.StockFeeds.Result;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files, their parts, and what they named. */
@Component
class FeedTable {
    private static final TypeReference<List<Bad>> BAD = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Clock clock;

    FeedTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(Feed feed) {
        jdbc.sql("""
                        INSERT INTO inventory.feed (id, kind, as_of, started_at) VALUES (:id, :kind, :asOf, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", feed.id())
                .param("kind", feed.kind().name())
                .param("asOf", utc(feed.asOf()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", utc(clock.instant()))
                .update();
    }

    Optional<Feed> find(String id) {
        return jdbc.sql("SELECT * FROM inventory.feed WHERE id = :id")
                .param("id", id)
                .query((row, _) -> feed(row))
                .optional();
    }

    Optional<Finished> finished(String id) {
        return jdbc.sql("SELECT * FROM inventory.feed WHERE id = :id AND result IS NOT NULL")
                .param("id", id)
                .query((row, _) -> new Finished(
                        feed(row), row.getString("fingerprint"), json.readValue(row.getString("result"), Result.class)))
                .optional();
    }

    /** Makes the parts of one feed take turns. */
    void lock(String id) {
        jdbc.sql("SELECT id FROM inventory.feed WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Optional<String> fingerprintOf(String feed, int part) {
        return jdbc.sql("SELECT fingerprint FROM inventory.feed_part WHERE feed_id = :feed AND part = :part")
                .param("feed", feed)
                .param("part", part)
                .query(String.class)
                .optional();
    }

    PartResult resultOf(String feed, int part) {
        return jdbc.sql("SELECT * FROM inventory.feed_part WHERE feed_id = :feed AND part = :part")
                .param("feed", feed)
                .param("part", part)
                .query((row, _) -> new PartResult(row.getInt("changed"), json.readValue(row.getString("bad"), BAD)))
                .single();
    }

    void keep(String feed, Part part, PartResult result) {
        jdbc.sql("""
                        INSERT INTO inventory.feed_part (feed_id, part, fingerprint, changed, bad)
                        VALUES (:feed, :part, :fingerprint, :changed, :bad::jsonb)
                        """)
                .param("feed", feed)
                .param("part", part.number())
                .param("fingerprint", part.fingerprint())
                .param("changed", result.changed())
                .param("bad", json.writeValueAsString(result.bad()))
                .update();
    }

    /** Notes what was named; answers the numbers of the lines that were first to name their SKU and location. */
    Set<Long> name(String feed, Collection<Line> lines) {
        return new HashSet<>(jdbc.sql("""
                        INSERT INTO inventory.feed_line (feed_id, location_id, sku, line)
                        SELECT :feed, location_id, sku, min(line)
                        FROM unnest(:locations::text[], :skus::text[], :lines::bigint[]) AS l(location_id, sku, line)
                        GROUP BY location_id, sku ON CONFLICT DO NOTHING RETURNING line
                        """)
                .param("feed", feed)
                .param("locations", Columns.texts(lines, line -> line.location().value()))
                .param("skus", Columns.texts(lines, line -> line.sku().value()))
                .param("lines", lines.stream().mapToLong(Line::number).toArray())
                .query(Long.class)
                .list());
    }

    /** Ids of deltas' lines that no file brought before. */
    Set<String> newDeltas(String feed, Collection<String> ids) {
        return new HashSet<>(jdbc.sql("""
                        INSERT INTO inventory.feed_delta (line_id, feed_id)
                        SELECT DISTINCT id, :feed FROM unnest(:ids::text[]) AS i(id) ORDER BY id
                        ON CONFLICT DO NOTHING RETURNING line_id
                        """)
                .param("feed", feed)
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Balances with units at the feed's locations that it did not name, by location and SKU, after this one. */
    List<StockKey> unnamed(String feed, @Nullable StockKey after, int limit) {
        return jdbc.sql("""
                        SELECT b.location_id, b.sku FROM inventory.balance b
                        WHERE b.location_id IN (SELECT DISTINCT location_id FROM inventory.feed_line WHERE feed_id = :feed)
                          AND (b.location_id, b.sku) > (:location, :sku) AND (b.on_hand <> 0 OR b.shortage <> 0)
                          AND NOT EXISTS (SELECT FROM inventory.feed_line l
                                          WHERE l.feed_id = :feed AND l.location_id = b.location_id AND l.sku = b.sku)
                        ORDER BY b.location_id, b.sku LIMIT :limit
                        """)
                .param("feed", feed)
                .param("location", after == null ? "" : after.location().value())
                .param("sku", after == null ? "" : after.sku().value())
                .param("limit", limit)
                .query((row, _) ->
                        new StockKey(new Sku(row.getString("sku")), new LocationId(row.getString("location_id"))))
                .list();
    }

    void finish(String feed, String fingerprint, Result result) {
        jdbc.sql(
                        "UPDATE inventory.feed SET fingerprint = :fingerprint, result = :result::jsonb WHERE id = :feed AND result IS NULL")
                .param("feed", feed)
                .param("fingerprint", fingerprint)
                .param("result", json.writeValueAsString(result))
                .update();
        jdbc.sql("DELETE FROM inventory.feed_line WHERE feed_id = :feed")
                .param("feed", feed)
                .update();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        var asOf = row.getObject("as_of", OffsetDateTime.class);
        return new Feed(
                row.getString("id"), Kind.valueOf(row.getString("kind")), asOf == null ? null : asOf.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
