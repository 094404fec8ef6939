package dev.throughline.oms.activities.shipping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Labels that were asked for. Whoever changes those of a parcel holds the lock of its row. */
@Component
class PurchaseTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    PurchaseTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The label that the parcel has or will have. */
    Optional<Purchase> live(String parcel) {
        return jdbc.sql("""
                        SELECT *, coalesce(leased_until > :now, false) AS leased FROM shipping.purchase
                        WHERE parcel_id = :parcel AND state IN ('PENDING', 'DONE', 'VOIDING')
                        """)
                .param("parcel", parcel)
                .param("now", SqlTime.of(clock.instant()))
                .query((row, _) -> purchase(row))
                .optional();
    }

    /** A new key: the one before was refused, or given back. */
    Purchase open(String parcel, @Nullable String service, Duration lease) {
        var now = clock.instant();
        return jdbc.sql("""
                        INSERT INTO shipping.purchase (parcel_id, number, state, service, leased_until, started_at)
                        SELECT :parcel, coalesce(max(number), 0) + 1, 'PENDING', :service, :until, :now
                        FROM shipping.purchase WHERE parcel_id = :parcel
                        RETURNING *, true AS leased
                        """)
                .param("parcel", parcel)
                .param("service", service, Types.VARCHAR)
                .param("until", SqlTime.of(now.plus(lease)))
                .param("now", SqlTime.of(now))
                .query((row, _) -> purchase(row))
                .single();
    }

    /** Leaves it to whoever asks for it now, or with no time at all to whoever comes next. */
    void lease(Purchase purchase, Duration lease) {
        jdbc.sql("""
                        UPDATE shipping.purchase SET leased_until = :until
                        WHERE parcel_id = :parcel AND number = :number AND state = 'PENDING'
                        """)
                .param("parcel", purchase.parcel())
                .param("number", purchase.number())
                .param("until", SqlTime.of(clock.instant().plus(lease)))
                .update();
    }

    /** Whether it was in this state until now. */
    boolean settle(Purchase purchase, String from, String to, @Nullable CarrierRefusal refusal) {
        return jdbc.sql("""
                        UPDATE shipping.purchase
                        SET state = :to, refusal = :refusal, settled_at = :now, leased_until = NULL
                        WHERE parcel_id = :parcel AND number = :number AND state = :from
                        """)
                        .param("parcel", purchase.parcel())
                        .param("number", purchase.number())
                        .param("from", from)
                        .param("to", to)
                        .param("refusal", refusal == null ? null : refusal.name(), Types.VARCHAR)
                        .param("now", SqlTime.of(clock.instant()))
                        .update()
                == 1;
    }

    /** Parcels whose label was asked for and not heard of, longest waiting first. */
    List<String> pending(Duration longerThan, int limit) {
        return jdbc.sql("""
                        SELECT parcel_id FROM shipping.purchase
                        WHERE state = 'PENDING' AND started_at < :before AND coalesce(leased_until, started_at) < :now
                        ORDER BY started_at LIMIT :limit
                        """)
                .param("before", SqlTime.of(clock.instant().minus(longerThan)))
                .param("now", SqlTime.of(clock.instant()))
                .param("limit", limit)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Purchase purchase(ResultSet row) throws SQLException {
        return new Purchase(
                row.getString("parcel_id"),
                row.getInt("number"),
                row.getString("state").equals("PENDING"),
                row.getBoolean("leased"),
                row.getString("service"));
    }

    /**
     * A label that is asked for or bought.
     *
     * @param pending whether the carrier's answer is not known
     * @param leased whether somebody is asking for it this moment
     */
    record Purchase(
            String parcel,
            int number,
            boolean pending,
            boolean leased,
            @Nullable String service) {
        /** By which the carrier knows it, in every try. */
        String key() {
            return parcel + "." + number;
        }
    }
}
