package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.workflows.shared.Actor;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one way, beside {@link CommitStatement}, in which a balance changes: together with the entry that says why. */
@Component
class LedgerTable {
    /**
     * By whom, and of what time, if it is not now.
     *
     * @param actor a reference
     */
    record Told(@Nullable String actor, @Nullable Instant happenedAt) {
        static final Told NOW = new Told(null, null);

        static Told by(Actor actor, @Nullable Instant happenedAt) {
            return new Told(actor.kind() + ":" + actor.reference(), happenedAt);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes movements of locked balances; those that move nothing are left out. */
    void write(List<Movement> movements) {
        write(movements, Told.NOW);
    }

    /** Writes movements that somebody told of. */
    void write(List<Movement> movements, Told told) {
        var rows = movements.stream().filter(row -> !row.delta().isNone()).toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH moved AS (
                            SELECT * FROM unnest(:documents::text[], :steps::text[], :skus::text[], :locations::text[],
                                :types::text[], :onHand::int[], :committed::int[], :held::int[], :damaged::int[],
                                :shortage::int[], :safetyStock::int[], :incoming::int[], :allocated::int[],
                                :reasons::text[])
                            AS m(document, step, sku, location_id, movement, on_hand, committed, held, damaged, shortage,
                                 safety_stock, incoming, allocated, reason)),
                        summed AS (
                            SELECT sku, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed,
                                   sum(held) AS held, sum(damaged) AS damaged, sum(shortage) AS shortage,
                                   sum(safety_stock) AS safety_stock, sum(incoming) AS incoming,
                                   sum(allocated) AS allocated
                            FROM moved GROUP BY sku, location_id),
                        applied AS (
                            UPDATE inventory.balance b
                            SET on_hand = b.on_hand + s.on_hand, committed = b.committed + s.committed,
                                held = b.held + s.held, damaged = b.damaged + s.damaged,
                                shortage = b.shortage + s.shortage, safety_stock = b.safety_stock + s.safety_stock,
                                incoming = b.incoming + s.incoming, allocated = b.allocated + s.allocated
                            FROM summed s WHERE b.sku = s.sku AND b.location_id = s.location_id)
                        INSERT INTO inventory.ledger
                            (document, step, sku, location_id, movement, on_hand, committed, held, damaged, shortage,
                             safety_stock, incoming, allocated, reason, actor, happened_at, at)
                        SELECT document, step, sku, location_id, movement, on_hand, committed, held, damaged, shortage,
                               safety_stock, incoming, allocated, nullif(reason, ''), :actor, :happenedAt, :at
                        FROM moved
                        """)
                .param("documents", Columns.texts(rows, Movement::document))
                .param("steps", Columns.texts(rows, Movement::step))
                .param("skus", Columns.texts(rows, row -> row.key().sku().value()))
                .param(
                        "locations",
                        Columns.texts(rows, row -> row.key().location().value()))
                .param("types", Columns.texts(rows, row -> row.type().name()))
                .param("onHand", Columns.ints(rows, row -> row.delta().onHand()))
                .param("committed", Columns.ints(rows, row -> row.delta().committed()))
                .param("held", Columns.ints(rows, row -> row.delta().held()))
                .param("damaged", Columns.ints(rows, row -> row.delta().damaged()))
                .param("shortage", Columns.ints(rows, row -> row.delta().shortage()))
                .param("safetyStock", Columns.ints(rows, row -> row.delta().safetyStock()))
                .param("incoming", Columns.ints(rows, row -> row.delta().incoming()))
                .param("allocated", Columns.ints(rows, row -> row.delta().allocated()))
                .param("actor", told.actor(), Types.VARCHAR)
                .param(
                        "happenedAt",
                        told.happenedAt() == null ? null : utc(told.happenedAt()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reasons", Columns.texts(rows, row -> Objects.requireNonNullElse(row.reason(), "")))
                .param("at", utc(clock.instant()))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
