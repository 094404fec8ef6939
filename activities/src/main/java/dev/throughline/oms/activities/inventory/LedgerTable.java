package dev.throughline.oms.activities.inventory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one way, beside {@link CommitStatement}, in which a balance changes: together with the entry that says why. */
@Component
class LedgerTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes movements of locked balances; those that move nothing are left out. */
    void write(List<Movement> movements) {
        var rows = movements.stream().filter(row -> !row.delta().isNone()).toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH moved AS (
                            SELECT * FROM unnest(:documents::text[], :steps::text[], :skus::text[], :locations::text[],
                                :types::text[], :onHand::int[], :committed::int[], :damaged::int[], :shortage::int[],
                                :reasons::text[])
                            AS m(document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, reason)),
                        summed AS (
                            SELECT sku, location_id, sum(on_hand) AS on_hand, sum(committed) AS committed,
                                   sum(damaged) AS damaged, sum(shortage) AS shortage
                            FROM moved GROUP BY sku, location_id),
                        applied AS (
                            UPDATE inventory.balance b
                            SET on_hand = b.on_hand + s.on_hand, committed = b.committed + s.committed,
                                damaged = b.damaged + s.damaged, shortage = b.shortage + s.shortage
                            FROM summed s WHERE b.sku = s.sku AND b.location_id = s.location_id)
                        INSERT INTO inventory.ledger
                            (document, step, sku, location_id, movement, on_hand, committed, damaged, shortage, reason, at)
                        SELECT document, step, sku, location_id, movement, on_hand, committed, damaged, shortage,
                               nullif(reason, ''), :at FROM moved
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
                .param("damaged", Columns.ints(rows, row -> row.delta().damaged()))
                .param("shortage", Columns.ints(rows, row -> row.delta().shortage()))
                .param("reasons", Columns.texts(rows, row -> Objects.requireNonNullElse(row.reason(), "")))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
