package dev.throughline.oms.activities.order;

import dev.throughline.oms.workflows.order.AcceptedOrder;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.order.RefusedOrder;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters orders into the book and answers their intake. */
@Component
class Acceptance {
    // One statement for head, lines, locations and the intake's answer; whoever enters the order second writes nothing.
    private static final String ENTER = """
            WITH entered AS (
                INSERT INTO ordering.sales_order (order_id, number, kind, channel, client_reference, status, placed_at,
                    accepted_at, promised_by, with_customer_since, currency, goods_minor, charges_minor)
                VALUES (:order, :number, :kind, :channel, :clientReference, :status, :placedAt, :acceptedAt, :promisedBy,
                    :withCustomerSince, :currency, :goodsTotal, :chargesTotal)
                ON CONFLICT (order_id) DO NOTHING
                RETURNING order_id
            ), line AS (
                INSERT INTO ordering.order_line (order_id, line, sku, quantity, goods_minor, charges_minor, open,
                    backordered, unfillable, released, delivered, collected, cancelled, returned, refunded_units,
                    refunded_charge_units)
                SELECT entered.order_id, l.*
                FROM entered, unnest(:lines, :skus, :quantities, :goods, :charges, :open, :backordered, :unfillable,
                    :released, :delivered, :collected, :cancelled, :returned, :refundedUnits, :refundedChargeUnits) AS l
            ), location AS (
                INSERT INTO ordering.order_location (order_id, location_id)
                SELECT entered.order_id, l FROM entered, unnest(:locations) AS l
            ), answered AS (
                UPDATE ordering.intake i SET answer = CAST(:answer AS jsonb), answered_at = :now
                FROM entered WHERE i.order_id = entered.order_id AND i.answer IS NULL
            )
            SELECT count(*) = 1 FROM entered""";

    private final JdbcClient jdbc;
    private final IntakeRegister intake;
    private final OrderJson json;
    private final OrderEvents events;
    private final Clock clock;

    Acceptance(JdbcClient jdbc, IntakeRegister intake, OrderJson json, OrderEvents events, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void accept(AcceptedOrder accepted) {
        var known = intake.entry(accepted.order())
                .orElseThrow(() -> OrderContradiction.NO_INTAKE.because(
                        "the checkout of " + accepted.order() + " must be registered before it is accepted"));
        var entry = BookEntry.of(known, accepted);
        if (enter(entry)) {
            events.placed(entry);
        }
    }

    private boolean enter(BookEntry entry) {
        var checkout = entry.checkout();
        var accepted = entry.accepted();
        var reached = entry.lines().areWithCustomer() ? accepted.acceptedAt() : null;
        return new LineColumns(List.copyOf(entry.lines().all()))
                .bindNew(jdbc.sql(ENTER))
                .param("order", checkout.id().value())
                .param("number", entry.number())
                .param("kind", checkout.kind().name())
                .param("channel", checkout.channel().value())
                .param("clientReference", checkout.clientReference(), Types.VARCHAR)
                .param("status", entry.lines().status().name())
                .param("placedAt", SqlTime.of(checkout.placedAt()))
                .param("acceptedAt", SqlTime.of(accepted.acceptedAt()))
                .param("promisedBy", SqlTime.ofNullable(accepted.promisedBy()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("withCustomerSince", SqlTime.ofNullable(reached), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("currency", checkout.currency())
                .param("goodsTotal", entry.goods().amountMinor())
                .param("chargesTotal", entry.charges().amountMinor())
                .param("locations", OrderRows.names(entry.locations()))
                .param("answer", json.write(entry.placement()))
                .param("now", SqlTime.of(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void refuse(RefusedOrder refused) {
        var answer = new Placement(refused.refusal(), null, null, List.of(), List.of());
        if (!intake.answer(refused.order(), answer)
                && intake.numberOf(refused.order()).isEmpty()) {
            throw OrderContradiction.NO_INTAKE.because(
                    "the checkout of " + refused.order() + " must be registered before it is refused");
        }
    }
}
