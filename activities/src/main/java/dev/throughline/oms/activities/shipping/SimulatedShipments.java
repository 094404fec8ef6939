package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Carrier.Scan;
import dev.throughline.oms.workflows.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated carrier's books: each act is one transaction of its own. */
class SimulatedShipments {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SimulatedProperties properties;

    SimulatedShipments(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, SimulatedProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
    }

    record Bought(boolean isNew, LabelAnswer answer) {}

    private record Shipment(String fingerprint, String status, LabelAnswer answer) {}

    /** The first call of a key decides; a concurrent twin waits for it. */
    Bought buy(String key, String reference, String fingerprint, LabelAnswer wanted, String currency) {
        return transaction.execute(_ -> {
            if (insert(key, reference, fingerprint, wanted, currency)) {
                return new Bought(true, find(key).orElseThrow());
            }
            var first = shipment(key).orElseThrow();
            if (!first.fingerprint().equals(fingerprint)) {
                throw new IllegalArgumentException("this key was used for another parcel: use a key per label");
            }
            return new Bought(false, first.answer());
        });
    }

    private boolean insert(String key, String reference, String fingerprint, LabelAnswer wanted, String currency) {
        var label = wanted.label();
        var refusal = wanted.refusal();
        return jdbc.sql("""
                        INSERT INTO carrier.shipment
                            (key, reference, fingerprint, status, refusal, tracking_number, service, cost_minor, currency, bought_at)
                        VALUES (:key, :reference, :fingerprint, :status, :refusal,
                                CASE WHEN :refusal::text IS NULL THEN 'SC' || nextval('carrier.tracking_number') || 'XS' END,
                                :service, :cost, :currency, :now)
                        ON CONFLICT (key) DO NOTHING
                        """)
                        .param("key", key)
                        .param("reference", reference)
                        .param("fingerprint", fingerprint)
                        .param("status", label == null ? "REFUSED" : "BOUGHT")
                        .param("refusal", refusal == null ? null : refusal.name(), Types.VARCHAR)
                        .param("service", label == null ? null : label.service(), Types.VARCHAR)
                        .param("cost", label == null ? 0 : label.cost().amountMinor())
                        .param("currency", currency)
                        .param("now", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    Optional<LabelAnswer> find(String key) {
        return shipment(key).map(Shipment::answer);
    }

    private Optional<Shipment> shipment(String key) {
        return jdbc.sql("SELECT * FROM carrier.shipment WHERE key = :key")
                .param("key", key)
                .query((row, _) -> new Shipment(row.getString("fingerprint"), row.getString("status"), answer(row)))
                .optional();
    }

    private static LabelAnswer answer(ResultSet row) throws SQLException {
        var refusal = row.getString("refusal");
        return refusal != null
                ? LabelAnswer.refused(CarrierRefusal.valueOf(refusal))
                : LabelAnswer.sold(new Parcel.Label(
                        SimulatedTariff.CARRIER,
                        row.getString("service"),
                        row.getString("tracking_number"),
                        new Money(row.getLong("cost_minor"), row.getString("currency"))));
    }

    /** Not what is collected. */
    boolean voidLabel(String key) {
        jdbc.sql("""
                        UPDATE carrier.shipment SET status = 'VOIDED'
                        WHERE key = :key AND status = 'BOUGHT' AND collected_at IS NULL
                        """).param("key", key).update();
        return shipment(key).filter(found -> found.status().equals("VOIDED")).isPresent();
    }

    /** Decides what will happen to each that is not collected yet. */
    void collect(List<String> keys) {
        transaction.executeWithoutResult(_ -> keys.forEach(this::collect));
    }

    private void collect(String key) {
        var now = clock.instant();
        jdbc.sql("""
                        UPDATE carrier.shipment SET collected_at = :now
                        WHERE key = :key AND status = 'BOUGHT' AND collected_at IS NULL
                        RETURNING reference, service
                        """)
                .param("key", key)
                .param("now", SqlTime.of(now))
                .query((row, _) -> SimulatedJourney.of(
                        row.getString("reference"),
                        row.getString("service").equals("EXPRESS") ? 1 : 3,
                        now,
                        properties))
                .optional()
                .ifPresent(stops -> plan(key, stops));
    }

    private void plan(String key, List<SimulatedJourney.Stop> stops) {
        for (int i = 0; i < stops.size(); i++) {
            boolean twice = properties.share("twice/" + key + "/" + i) < properties.doubledShare();
            jdbc.sql("""
                            INSERT INTO carrier.scan (key, number, status, occurs_at, next_try_at, tellings)
                            VALUES (:key, :number, :status, :at, :at, :tellings)
                            """)
                    .param("key", key)
                    .param("number", i + 1)
                    .param("status", stops.get(i).status().name())
                    .param("at", SqlTime.of(stops.get(i).at()))
                    .param("tellings", twice ? 2 : 1)
                    .update();
        }
    }

    /** What has happened by now. */
    List<Scan> scans(String key) {
        return jdbc.sql("""
                        SELECT s.*, h.tracking_number FROM carrier.scan s JOIN carrier.shipment h USING (key)
                        WHERE s.key = :key AND s.occurs_at <= :now ORDER BY s.number
                        """)
                .param("key", key)
                .param("now", SqlTime.of(clock.instant()))
                .query((row, _) -> scan(row))
                .list();
    }

    private static Scan scan(ResultSet row) throws SQLException {
        return new Scan(
                row.getString("tracking_number"),
                ParcelStatus.valueOf(row.getString("status")),
                SqlTime.read(row, "occurs_at"));
    }

    /** @param id the same in every telling */
    record Telling(String key, int number, String id, Scan scan) {}

    /** What is to be told by then, left to the caller for half a minute. */
    List<Telling> claim(Instant until, int limit) {
        return jdbc.sql("""
                        WITH due AS (
                            SELECT key, number FROM carrier.scan WHERE tellings > 0 AND next_try_at <= :until
                            ORDER BY next_try_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        UPDATE carrier.scan s SET next_try_at = CAST(:until AS timestamptz) + interval '30 seconds'
                        FROM due, carrier.shipment h
                        WHERE s.key = due.key AND s.number = due.number AND h.key = s.key
                        RETURNING s.*, h.tracking_number
                        """)
                .param("until", SqlTime.of(until))
                .param("limit", limit)
                .query((row, _) -> new Telling(
                        row.getString("key"),
                        row.getInt("number"),
                        "evt_" + row.getString("key").replace('.', '_') + "_" + row.getInt("number"),
                        scan(row)))
                .list();
    }

    /** One telling less. */
    void told(Telling telling, @Nullable Instant again) {
        jdbc.sql("""
                        UPDATE carrier.scan SET tellings = tellings - 1, next_try_at = coalesce(:again, next_try_at)
                        WHERE key = :key AND number = :number AND tellings > 0
                        """)
                .param("key", telling.key())
                .param("number", telling.number())
                .param("again", again == null ? null : SqlTime.of(again), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
