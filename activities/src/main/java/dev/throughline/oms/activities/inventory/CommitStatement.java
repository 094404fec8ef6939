package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import dev.throughline.oms.activities.inventory.Inventory.Shortfall;
import dev.throughline.oms.workflows.shared.HoldId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Promises stock in one round trip: takes the order's turn, sums the demand, locks the balances by SKU and location, and only if every
 * one has enough commits them all, with ledger and commitment rows.
 */
@Component
class CommitStatement {
    private final JdbcClient jdbc;
    private final DocumentTable documents;
    private final Turnstile turnstile;
    private final Clock clock;

    CommitStatement(JdbcClient jdbc, DocumentTable documents, Turnstile turnstile, Clock clock) {
        this.turnstile = turnstile;
        this.jdbc = jdbc;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * All or nothing.
     *
     * @param by who asks; nobody's own allocations count if missing
     * @param own a live hold, its row locked by a statement before
     */
    List<Shortfall> commit(
            OrderId order, String step, List<Allocation> allocations, @Nullable ChannelView by, @Nullable HoldId own) {
        var turn = "COMMIT " + step;
        var shortfalls = new ArrayList<Shortfall>();
        var answers = turnstile.through(allocations, () -> execute(order, step, turn, allocations, by, own));
        for (var answer : answers) {
            if (answer.released()) {
                throw DocumentTable.lateCommitment(order);
            }
            if (answer.shortfall() != null) {
                shortfalls.add(answer.shortfall());
            }
        }
        if (!shortfalls.isEmpty()) {
            documents.forget(order.value(), turn);
        }
        return List.copyOf(shortfalls);
    }

    private List<Answer> execute(
            OrderId order,
            String step,
            String turn,
            List<Allocation> allocations,
            @Nullable ChannelView by,
            @Nullable HoldId own) {
        return jdbc.sql(own == null ? CommitSql.PLAIN : CommitSql.FROM_HOLD)
                .param("hold", own == null ? "" : own.value())
                .param("channel", by == null ? "" : by.channel().value())
                .param("order", order.value())
                .param("step", step)
                .param("turn", turn)
                .param(
                        "skus",
                        Columns.texts(allocations, row -> row.units().sku().value()))
                .param(
                        "locations",
                        Columns.texts(allocations, row -> row.location().value()))
                .param("lines", Columns.ints(allocations, row -> row.units().line()))
                .param(
                        "quantities",
                        Columns.ints(allocations, row -> row.units().quantity()))
                .param(
                        "buffers",
                        Columns.ints(
                                allocations,
                                row -> by == null ? 0 : by.buffer(row.units().sku(), row.location())))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, index) ->
                        Answer.of(row.getBoolean("released"), row.getString("sku"), row.getString("location_id")))
                .list();
    }

    /** No row at all: the step was done before. */
    private record Answer(boolean released, @Nullable Shortfall shortfall) {
        static Answer of(boolean released, @Nullable String sku, @Nullable String location) {
            return sku == null || location == null
                    ? new Answer(released, null)
                    : new Answer(released, new Shortfall(new LocationId(location), new Sku(sku)));
        }
    }
}
