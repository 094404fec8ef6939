package dev.throughline.oms.activities.fulfillment;

import dev.throughline.oms.activities.fulfillment.Pickups.CodeCheck;
import dev.throughline.oms.activities.messaging.PickupCodes;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares pickup codes and counts the wrong ones, per pickup and per location, under lock: parallel guesses are counted too. */
@Component
class PickupDesk implements PickupCodes {
    private final WorkRows rows;
    private final PickupCodeMaker codes;
    private final PickupProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    PickupDesk(WorkRows rows, PickupCodeMaker codes, PickupProperties properties, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<String> codeFor(FulfillmentOrderId fulfillmentOrder) {
        return rows.find(fulfillmentOrder).filter(Work::awaitsCustomer).map(codes::codeOf);
    }

    @Override
    public Optional<Ticket> ticketFor(FulfillmentOrderId fulfillmentOrder) {
        return rows.find(fulfillmentOrder).filter(Work::awaitsCustomer).map(this::ticket);
    }

    private Ticket ticket(Work work) {
        var code = codes.codeOf(work);
        var proxy = rows.proxyOf(work.id()).map(name -> proxy(work, name)).orElse(null);
        var until = rows.collectBy(work.id()).orElse(null);
        return new Ticket(code, PickupCodeMaker.payload(work.id(), code), work.handoverLocation(), until, proxy);
    }

    private ProxyTicket proxy(Work work, String name) {
        var code = codes.proxyCodeOf(work);
        return new ProxyTicket(name, code, PickupCodeMaker.payload(work.id(), code));
    }

    @Override
    public Optional<LocationId> storeOf(FulfillmentOrderId fulfillmentOrder) {
        return rows.find(fulfillmentOrder).map(Work::handoverLocation);
    }

    @Transactional
    public CodeCheck verify(FulfillmentOrderId id, String code) {
        var work = rows.lock(id).orElse(null);
        if (work == null || !work.method().isCollected()) {
            return CodeCheck.NOT_READY;
        }
        if (work.awaitsCustomer()) {
            return verify(work, code);
        }
        return hasWorked(id, code) ? CodeCheck.USED : CodeCheck.NOT_READY;
    }

    private CodeCheck verify(Work work, String code) {
        var hour = SqlTime.of(clock.instant().truncatedTo(ChronoUnit.HOURS));
        int wrong = wrongOf(work.id());
        if (wrong >= properties.tries()
                || wrongAt(work.handoverLocation(), hour, 0) >= properties.wrongCodesPerHour()) {
            return CodeCheck.LOCKED;
        }
        if (codes.matches(work, code)) {
            return CodeCheck.OK;
        }
        if (rows.hasProxy(work.id()) && codes.matchesProxy(work, code)) {
            return CodeCheck.PROXY;
        }
        if (hasWorked(work.id(), code)) {
            return CodeCheck.USED;
        }
        wrongAt(work.handoverLocation(), hour, 1);
        countWrong(work.id());
        if (wrong + 1 == properties.tries()) {
            rows.raiseAttention(work.id(), "PICKUP_LOCKED: " + properties.tries() + " wrong pickup codes");
        }
        return CodeCheck.WRONG;
    }

    private boolean hasWorked(FulfillmentOrderId id, String code) {
        return jdbc.sql("""
                        SELECT h.pickup_generation, h.proxy_generation
                        FROM fulfillment.handover_counted c JOIN fulfillment.handover h ON h.id = c.handover_id
                        WHERE c.fulfillment_order_id = :id""")
                .param("id", id.value())
                .query((row, _) -> codes.matches(
                        id, row.getInt("pickup_generation"), row.getObject("proxy_generation", Integer.class), code))
                .list()
                .contains(true);
    }

    private int wrongOf(FulfillmentOrderId id) {
        return jdbc.sql("SELECT wrong FROM fulfillment.pickup_attempt WHERE fulfillment_order_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void countWrong(FulfillmentOrderId id) {
        jdbc.sql("""
                        INSERT INTO fulfillment.pickup_attempt AS a (fulfillment_order_id, wrong) VALUES (:id, 1)
                        ON CONFLICT (fulfillment_order_id) DO UPDATE SET wrong = a.wrong + 1""").param("id", id.value()).update();
    }

    // Locks the row, so that comparing at one location is done one after the other.
    private int wrongAt(LocationId location, OffsetDateTime hour, int more) {
        return jdbc.sql("""
                        INSERT INTO fulfillment.location_attempt AS a (location_id, hour, wrong)
                        VALUES (:location, :hour, :more)
                        ON CONFLICT (location_id, hour) DO UPDATE SET wrong = a.wrong + :more
                        RETURNING wrong""")
                .param("location", location.value())
                .param("hour", hour)
                .param("more", more)
                .query(Integer.class)
                .single();
    }
}
