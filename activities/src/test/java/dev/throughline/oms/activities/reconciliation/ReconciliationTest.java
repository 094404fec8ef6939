package dev.throughline.oms.activities.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.testing.DatabaseTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@DatabaseTest
class ReconciliationTest {
    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void checksEveryInvariantThatSqlCanSee() {
        assertThat(reconciliation.report().invariants())
                .extracting(Reconciliation.Invariant::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20);
    }

    @Test
    void countsWhatTheLedgersSay() {
        assertThat(reconciliation.report().figures())
                .containsKeys("orders_in", "units_delivered", "captured_minor", "stock_on_hand", "stock_corrected");
    }

    @Test
    @Transactional
    void findsABalanceThatTheLedgerDoesNotExplain() {
        var sku = "DRIFT-" + UUID.randomUUID();
        jdbc.sql("INSERT INTO inventory.location VALUES ('drift', 'Drift', 'STORE', 0, 0, 'UTC', true, true)"
                        + " ON CONFLICT DO NOTHING")
                .update();
        jdbc.sql("INSERT INTO inventory.balance (sku, location_id, on_hand) VALUES (?, 'drift', 3)")
                .param(sku)
                .update();

        assertThat(invariant(2).violations()).contains(sku + " at drift: on hand 3/0; last movements: none");
    }

    @Test
    @Transactional
    void findsAGapInAnOrdersEvents() {
        var order = "ord_gap" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("INSERT INTO event.order_sequence VALUES (?, 2)").param(order).update();

        assertThat(invariant(14).violations()).anyMatch(violation -> violation.contains(order));
    }

    @Test
    @Transactional
    void findsACodeThatWorksAgain() {
        var pickup = "ord_code" + UUID.randomUUID().toString().replace("-", "") + ".1";
        for (var statement : List.of(
                "INSERT INTO fulfillment.fulfillment_order (id, order_id, location_id, method, status, due_by)"
                        + " VALUES (?, 'ord_code', 'nowhere', 'PICKUP', 'RELEASED', now())",
                "INSERT INTO fulfillment.handover (id, fulfillment_order_id, pickup_generation, act, actor, identity_checked,"
                        + " age_checked, lines, quantities, presented_at)"
                        + " SELECT 'hov_' || id, id, 1, 'act', 'EMPLOYEE e1', false, false, '{}', '{}', now()"
                        + " FROM fulfillment.fulfillment_order WHERE id = ?",
                "INSERT INTO fulfillment.handover_counted SELECT id, 1, 'hov_' || id, now()"
                        + " FROM fulfillment.fulfillment_order WHERE id = ?")) {
            jdbc.sql(statement).param(pickup).update();
        }

        assertThat(invariant(18).violations()).anyMatch(violation -> violation.contains(pickup));
    }

    @Test
    @Transactional
    void findsALostUnitThatNobodyDecidesAboutAndOneThatWasPaidTwice() {
        var order = "ord_lost" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("""
                        INSERT INTO ordering.intake (order_id, client, idempotency_key, fingerprint, number, checkout, created_at)
                        VALUES (:order, 'test', :order, 'f', :order, '{}', now())""").param("order", order).update();
        jdbc.sql("""
                        INSERT INTO ordering.sales_order (order_id, number, kind, channel, status, placed_at, accepted_at,
                                                          currency, goods_minor, charges_minor)
                        VALUES (:order, :order, 'CHECKOUT', 'web', 'PARTLY_FULFILLED', now(), now(), 'GBP', 1000, 0)""").param("order", order).update();
        jdbc.sql("""
                        INSERT INTO ordering.order_line (order_id, line, sku, quantity, goods_minor, charges_minor, open,
                                                         backordered, released, lost, delivered, collected, cancelled, returned)
                        VALUES (:order, 1, 'SKU', 1, 1000, 0, 0, 0, 0, 1, 0, 0, 0, 0)""").param("order", order).update();
        assertThat(all("10 every open unit has an owner"))
                .anyMatch(found -> found.contains(order) && found.contains("1 lost"));
        assertThat(all("09 nothing left without capture"))
                .as("it left, and nothing was captured for it")
                .anyMatch(found -> found.contains(order));

        jdbc.sql("""
                        INSERT INTO exceptions.entry (id, order_id, kind, locations, reason, opened_at, due_by, escalate_at)
                        VALUES (:order, :order, 'LOST', '{}', 'lost', now(), now(), now())""").param("order", order).update();
        assertThat(all("10 every open unit has an owner")).noneMatch(found -> found.contains(order));
    }

    /** The report shows the first few, and others share the database. */
    private List<String> all(String invariant) {
        try {
            var sql = Files.readString(Path.of("src/main/resources/reconciliation/invariants", invariant + ".sql"));
            return jdbc.sql(sql)
                    .query((row, _) -> String.valueOf(row.getString(1)))
                    .list();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reconciliation.Invariant invariant(int number) {
        return reconciliation.report().invariants().stream()
                .filter(invariant -> invariant.number() == number)
                .findFirst()
                .orElseThrow();
    }
}
