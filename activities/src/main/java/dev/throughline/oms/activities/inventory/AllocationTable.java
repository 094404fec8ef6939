package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.ChannelAllocation.Status;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Allocations; a row is changed only under the lock of its balance. */
@Component
class AllocationTable {
    private static final String OF_KEYS = """
            SELECT s.* FROM inventory.allocation s
            JOIN unnest(:skus::text[], :locations::text[]) AS k(sku, location_id)
              ON s.sku = k.sku AND s.location_id = k.location_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AllocationTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Units of an allocation. */
    record Part(ChannelAllocation allocation, int units) {
        StockKey key() {
            return allocation.key();
        }

        /** How the ledger carries that they are guaranteed no more. */
        Movement end(String step, String reason) {
            return new Movement(
                    allocation.document(), step, MovementType.ALLOCATION_END, key(), Delta.allocation(-units), reason);
        }
    }

    /** Those of the channel, live or not. */
    List<ChannelAllocation> of(ChannelId channel, Collection<StockKey> keys) {
        return jdbc.sql(OF_KEYS + " WHERE s.channel_id = :channel ORDER BY s.sku, s.location_id")
                .param("channel", channel.value())
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, _) -> allocation(row))
                .list();
    }

    /** Who loses when units are gone: the newest guarantee first. */
    List<ChannelAllocation> newestFirst(Collection<StockKey> keys) {
        return jdbc.sql(OF_KEYS + " WHERE s.remaining > 0 ORDER BY s.allocated_at DESC, s.channel_id DESC")
                .param("skus", Columns.skus(keys))
                .param("locations", Columns.locations(keys))
                .query((row, _) -> allocation(row))
                .list();
    }

    /** What is live of the SKUs. */
    List<ChannelAllocation> liveOf(Collection<Sku> skus) {
        return jdbc.sql("SELECT * FROM inventory.allocation WHERE sku = ANY(:skus) AND remaining > 0")
                .param("skus", Columns.texts(skus, Sku::value))
                .query((row, _) -> allocation(row))
                .list();
    }

    /** Live ones whose time has come, the oldest first; not locked. */
    List<ChannelAllocation> due(int limit) {
        return jdbc.sql("""
                        SELECT * FROM inventory.allocation WHERE status = 'LIVE' AND release_at <= :now
                        ORDER BY release_at LIMIT :limit
                        """)
                .param("now", utc(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> allocation(row))
                .list();
    }

    /** The latest of each; carts that drew from the one before have drawn from nobody's share any more. */
    void put(Collection<ChannelAllocation> rows) {
        jdbc.sql("""
                        WITH given AS (
                            SELECT * FROM unnest(:skus::text[], :locations::text[], :channels::text[], :documents::text[],
                                :asked::int[], :granted::int[])
                            AS g(sku, location_id, channel_id, document, asked, granted)),
                        forgotten AS (
                            UPDATE inventory.held h SET drawn = 0 FROM given g
                            WHERE h.sku = g.sku AND h.location_id = g.location_id AND h.channel_id = g.channel_id)
                        INSERT INTO inventory.allocation
                            (sku, location_id, channel_id, document, asked, granted, remaining, status, allocated_at, release_at)
                        SELECT sku, location_id, channel_id, document, asked, granted, granted, 'LIVE', :at, :releaseAt FROM given
                        ON CONFLICT (sku, location_id, channel_id) DO UPDATE
                        SET document = EXCLUDED.document, asked = EXCLUDED.asked, granted = EXCLUDED.granted,
                            remaining = EXCLUDED.remaining, taken = 0, freed = 0, status = EXCLUDED.status,
                            allocated_at = EXCLUDED.allocated_at, release_at = EXCLUDED.release_at
                        """)
                .param("skus", Columns.texts(rows, row -> row.sku().value()))
                .param("locations", Columns.texts(rows, row -> row.location().value()))
                .param("channels", Columns.texts(rows, row -> row.channel().value()))
                .param("documents", Columns.texts(rows, ChannelAllocation::document))
                .param("asked", Columns.ints(rows, ChannelAllocation::asked))
                .param("granted", Columns.ints(rows, ChannelAllocation::granted))
                .param("at", utc(clock.instant()))
                .param("releaseAt", utc(rows.iterator().next().releaseAt()))
                .update();
    }

    /** Nothing of these is guaranteed any more. */
    void end(Collection<ChannelAllocation> rows, Status status) {
        change("SET freed = s.freed + s.remaining, remaining = 0, status = :status", rows, status.name());
    }

    /** Facts took these units. */
    void lose(Collection<Part> parts) {
        if (!parts.isEmpty()) {
            change(parts, "SET remaining = s.remaining - g.units, taken = s.taken + g.units", "");
        }
    }

    /** The channel itself has these units now. */
    void draw(Collection<Part> parts) {
        if (!parts.isEmpty()) {
            change(parts, "SET remaining = s.remaining - g.units", "");
        }
    }

    private void change(String set, Collection<ChannelAllocation> rows, String status) {
        if (!rows.isEmpty()) {
            change(rows.stream().map(row -> new Part(row, 0)).toList(), set, status);
        }
    }

    private void change(Collection<Part> parts, String set, String status) {
        jdbc.sql("UPDATE inventory.allocation s " + set + """
                         FROM unnest(:skus::text[], :locations::text[], :channels::text[], :units::int[])
                            AS g(sku, location_id, channel_id, units)
                        WHERE s.sku = g.sku AND s.location_id = g.location_id AND s.channel_id = g.channel_id
                        """)
                .param("skus", Columns.texts(parts, part -> part.key().sku().value()))
                .param(
                        "locations",
                        Columns.texts(parts, part -> part.key().location().value()))
                .param(
                        "channels",
                        Columns.texts(parts, part -> part.allocation().channel().value()))
                .param("units", Columns.ints(parts, Part::units))
                .param("status", status)
                .update();
    }

    static ChannelAllocation allocation(ResultSet row) throws SQLException {
        return new ChannelAllocation(
                new Sku(row.getString("sku")),
                new LocationId(row.getString("location_id")),
                new ChannelId(row.getString("channel_id")),
                row.getString("document"),
                row.getInt("asked"),
                row.getInt("granted"),
                row.getInt("remaining"),
                row.getInt("taken"),
                row.getInt("freed"),
                Status.valueOf(row.getString("status")),
                row.getObject("release_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
