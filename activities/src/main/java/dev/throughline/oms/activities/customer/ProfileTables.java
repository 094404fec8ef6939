package dev.throughline.oms.activities.customer;

import dev.throughline.oms.workflows.shared.CustomerId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements by which a visitor is recognized; all of them in the caller's transaction. */
@Repository
class ProfileTables {
    // E-mail before phone: a number is shared in a household more often than an address.
    private static final String MATCH = """
            SELECT 'ORDER' AS by, customer_id FROM customer.order_history WHERE order_id = :order
            UNION ALL
            SELECT 'ACCOUNT', id FROM customer.profile WHERE id = CAST(:account AS text)
            UNION ALL
            SELECT kind, customer_id FROM customer.identity WHERE kind = 'EMAIL' AND value = CAST(:email AS text)
            UNION ALL
            SELECT kind, customer_id FROM customer.identity WHERE kind = 'PHONE' AND value = CAST(:phone AS text)
            """;
    private static final String CREATE =
            "INSERT INTO customer.profile (id, name, created_at) VALUES (:id, :name, :now)";
    private static final String IDENTIFY = """
            INSERT INTO customer.identity (kind, value, customer_id, added_at) VALUES (:kind, :value, :id, :now)
            ON CONFLICT DO NOTHING
            """;
    private static final String REMEMBER = """
            INSERT INTO customer.order_history (order_id, customer_id, placed_at) VALUES (:order, :id, :placedAt)
            ON CONFLICT DO NOTHING
            """;
    // A checkout only grants, since a box left empty says nothing about an earlier yes; and never against a later
    // withdrawal.
    private static final String CONSENT = """
            INSERT INTO customer.consent AS c (customer_id, purpose, granted_at, source)
            VALUES (:id, :purpose, :placedAt, :order)
            ON CONFLICT (customer_id, purpose) DO UPDATE
            SET granted_at = excluded.granted_at, withdrawn_at = NULL, source = excluded.source
            WHERE c.withdrawn_at < excluded.granted_at
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Profiles that a visitor may belong to, by what led there. */
    record Match(
            @Nullable CustomerId byOrder,
            @Nullable CustomerId byAccount,
            @Nullable CustomerId byEmail,
            @Nullable CustomerId byPhone) {
        Optional<CustomerId> byContact() {
            return Optional.ofNullable(byAccount)
                    .or(() -> Optional.ofNullable(byEmail))
                    .or(() -> Optional.ofNullable(byPhone));
        }
    }

    ProfileTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Match match(Visitor visitor) {
        return jdbc.sql(MATCH)
                .param("order", visitor.order().value())
                .param("account", visitor.account())
                .param("email", visitor.email())
                .param("phone", visitor.phone())
                .query(rows -> {
                    var match = new Match(null, null, null, null);
                    while (rows.next()) {
                        var id = new CustomerId(rows.getString("customer_id"));
                        match = switch (rows.getString("by")) {
                            case "ORDER" -> new Match(id, match.byAccount(), match.byEmail(), match.byPhone());
                            case "ACCOUNT" -> new Match(match.byOrder(), id, match.byEmail(), match.byPhone());
                            case "EMAIL" -> new Match(match.byOrder(), match.byAccount(), id, match.byPhone());
                            default -> new Match(match.byOrder(), match.byAccount(), match.byEmail(), id);
                        };
                    }
                    return match;
                });
    }

    void create(CustomerId id, @Nullable String name) {
        jdbc.sql(CREATE)
                .param("id", id.value())
                .param("name", name)
                .param("now", now())
                .update();
    }

    /** Whether the value leads to this profile now; it does not if it leads to another one already. */
    boolean identify(CustomerId id, String kind, String value) {
        return jdbc.sql(IDENTIFY)
                        .param("kind", kind)
                        .param("value", value)
                        .param("id", id.value())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Whether the order is new in the histories. */
    boolean remember(CustomerId id, Visitor visitor) {
        return jdbc.sql(REMEMBER)
                        .param("order", visitor.order().value())
                        .param("id", id.value())
                        .param("placedAt", timestamp(visitor.placedAt()))
                        .update()
                == 1;
    }

    void grant(CustomerId id, ConsentPurpose purpose, Visitor visitor) {
        jdbc.sql(CONSENT)
                .param("id", id.value())
                .param("purpose", purpose.name())
                .param("placedAt", timestamp(visitor.placedAt()))
                .param("order", visitor.order().value())
                .update();
    }

    private Timestamp now() {
        return timestamp(clock.instant());
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.from(at);
    }
}
