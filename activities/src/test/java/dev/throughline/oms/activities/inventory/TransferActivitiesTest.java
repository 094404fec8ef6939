package dev.throughline.oms.activities.inventory;

import static dev.throughline.oms.activities.inventory.StockSamples.allocation;
import static dev.throughline.oms.activities.inventory.StockSamples.newOrder;
import static dev.throughline.oms.activities.inventory.StockSamples.newSku;
import static dev.throughline.oms.activities.inventory.StockSamples.unique;
import static dev.throughline.oms.activities.inventory.StockSamples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TransferId;
import dev.throughline.oms.workflows.transfer.TransferActivities;
import dev.throughline.oms.workflows.transfer.TransferRequest;
import dev.throughline.oms.workflows.transfer.TransferStatus;
import dev.throughline.oms.workflows.transfer.TransferStep;
import dev.throughline.oms.workflows.transfer.TransferUnits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a transfer does to the stock of both ends. */
@DatabaseTest
class TransferActivitiesTest {
    private static final Actor CLERK = new Actor(Actor.Kind.EMPLOYEE, "e-9");
    private static final Instant DUE = Instant.parse("2026-12-01T08:00:00Z");

    @Autowired
    private TransferActivities activities;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Inventory inventory;

    @Autowired
    private Locations locations;

    @Autowired
    private JdbcClient jdbc;

    private final Sku sku = newSku();
    private final TransferId id = new TransferId("trf_" + unique());
    private LocationId from;
    private LocationId to;
    private StockAudit audit;

    @BeforeEach
    void openTwoStoresTenUnitsAndATransfer() {
        from = open();
        to = open();
        audit = new StockAudit(jdbc, inventory);
        inventory.receive("rcpt-" + unique(), from, "OPENING", Map.of(sku, 10));
        activities.open(request());
        activities.open(request());
    }

    @AfterEach
    void addsUp() {
        audit.assertAddsUp(from);
        audit.assertAddsUp(to);
    }

    @Test
    void shippedUnitsAreNowhereOnAShelfButAnnounced() {
        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));
        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));

        assertThat(audit.balance(sku, from)).isEqualTo(StockSamples.balance(sku, from, 4, 0, 0, 0));
        assertThat(audit.balance(sku, to)).isEqualTo(new StockBalance(sku, to, 0, 0, 0, 0, 0, 0, 6));
        assertThat(inventory.incoming(List.of(sku), List.of(to)))
                .containsExactly(new IncomingStock(sku, to, id.value(), DUE, 6));
        assertThat(inventory.availability(List.of(sku), List.of(to))).isEmpty();
        assertThat(inventory.availability(List.of(sku), List.of(to), DUE)).isEqualTo(Map.of(sku, Map.of(to, 6)));
        assertThat(inventory.availability(List.of(sku), List.of(to), DUE.minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void comesInByPartsAndEndsShortWithoutAnythingAnnounced() {
        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));
        activities.receive(step("r1", "received", TransferStatus.IN_TRANSIT, 4));
        activities.receive(step("r1", "received", TransferStatus.IN_TRANSIT, 4));
        activities.giveUp(step("close", "short", TransferStatus.SHORT, 2));

        assertThat(audit.balance(sku, to)).isEqualTo(StockSamples.balance(sku, to, 4, 0, 0, 0));
        var transfer = transfers.find(id).orElseThrow();
        assertThat(transfer.status()).isEqualTo(TransferStatus.SHORT);
        assertThat(transfer.lines()).containsExactly(new Transfer.Line(sku, 6, 6, 4, 2));
        assertThat(transfer.events())
                .extracting(Transfer.Event::type)
                .containsExactly("requested", "shipped", "received", "short");
    }

    @Test
    void moreThanWasAnnouncedIsRecordedAllTheSame() {
        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));
        activities.receive(step("r1", "received", TransferStatus.RECEIVED, 7));

        assertThat(audit.balance(sku, to)).isEqualTo(StockSamples.balance(sku, to, 7, 0, 0, 0));
    }

    @Test
    void shippingIsAFactThatMayTakeFromPromises() {
        var order = newOrder();
        inventory.commit(order, "place", List.of(allocation(from, 1, sku, 8)));

        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));

        assertThat(audit.balance(sku, from)).isEqualTo(StockSamples.balance(sku, from, 4, 4, 0, 0));
        assertThat(audit.noticesOf(order)).containsExactly(OrderNotice.Kind.SHORT);
    }

    @Test
    void whatComesInServesThoseWhoWait() {
        var order = newOrder();
        inventory.backorder(order, "place", List.of(to), List.of(units(1, sku, 2)));
        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));

        assertThat(inventory.availability(List.of(sku), List.of(to), DUE)).isEqualTo(Map.of(sku, Map.of(to, 4)));
        activities.receive(step("r1", "received", TransferStatus.RECEIVED, 6));

        assertThat(audit.waitingUnits(order)).isZero();
        assertThat(audit.balance(sku, to)).isEqualTo(StockSamples.balance(sku, to, 6, 2, 0, 0));
    }

    @Test
    void aLateTransferIsSomethingToLookAtUntilItMovesOn() {
        activities.late(step("late for REQUESTED", "late", TransferStatus.REQUESTED, 0));
        assertThat(transfers.at(from, true, 10)).extracting(Transfer::attention).containsExactly("LATE_TO_SHIP");

        activities.ship(step("ship", "shipped", TransferStatus.IN_TRANSIT, 6));
        assertThat(transfers.at(from, true, 10)).isEmpty();
        assertThat(transfers.at(to, false, 10)).hasSize(1);
    }

    private TransferRequest request() {
        return new TransferRequest(
                id,
                "doc-1",
                from,
                to,
                List.of(new TransferUnits(sku, 6)),
                DUE.minusSeconds(86_400),
                DUE,
                Duration.ofDays(7),
                CLERK,
                "rebalance");
    }

    private TransferStep step(String step, String type, TransferStatus status, int moved) {
        var lines = moved == 0 ? List.<TransferUnits>of() : List.of(new TransferUnits(sku, moved));
        return new TransferStep(id, from, to, step, type, status, lines, DUE, CLERK, "as asked");
    }

    private LocationId open() {
        var location = StockSamples.newStore();
        locations.put(location);
        return location.id();
    }
}
