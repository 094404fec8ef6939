package dev.throughline.oms.activities.customer;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The profiles in PostgreSQL. */
@Service
class StoredCustomers implements Customers {
    private static final String FIND = """
            SELECT p.id, p.name,
                ARRAY(SELECT value FROM customer.identity i WHERE i.customer_id = p.id AND kind = 'EMAIL'
                    ORDER BY added_at, value) AS emails,
                ARRAY(SELECT value FROM customer.identity i WHERE i.customer_id = p.id AND kind = 'PHONE'
                    ORDER BY added_at, value) AS phones,
                ARRAY(SELECT order_id FROM customer.order_history h WHERE h.customer_id = p.id
                    ORDER BY placed_at DESC, order_id) AS orders,
                EXISTS(SELECT FROM customer.consent c WHERE c.customer_id = p.id AND purpose = 'MARKETING'
                    AND granted_at IS NOT NULL AND withdrawn_at IS NULL) AS marketing,
                EXISTS(SELECT FROM customer.consent c WHERE c.customer_id = p.id AND purpose = 'SMS'
                    AND granted_at IS NOT NULL AND withdrawn_at IS NULL) AS sms
            FROM customer.profile p WHERE p.id = :id
            """;
    private static final String IN_FORCE = """
            SELECT granted_at FROM customer.consent WHERE customer_id = :id AND purpose = :purpose
                AND granted_at IS NOT NULL AND withdrawn_at IS NULL
            """;
    private static final String WITHDRAW = """
            INSERT INTO customer.consent AS c (customer_id, purpose, withdrawn_at, source)
            SELECT id, :purpose, :now, :source FROM customer.profile WHERE id = :id
            ON CONFLICT (customer_id, purpose) DO UPDATE
            SET withdrawn_at = excluded.withdrawn_at, source = excluded.source
            WHERE c.withdrawn_at IS NULL
            """;

    private static final String GRANT = """
            INSERT INTO customer.consent AS c (customer_id, purpose, granted_at, source)
            SELECT id, :purpose, :now, :source FROM customer.profile WHERE id = :id
            ON CONFLICT (customer_id, purpose) DO UPDATE
            SET granted_at = excluded.granted_at, withdrawn_at = NULL, source = excluded.source
            WHERE c.granted_at IS NULL OR c.withdrawn_at IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredCustomers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<CustomerProfile> find(CustomerId customer) {
        return jdbc.sql(FIND)
                .param("id", customer.value())
                .query((row, _) -> profile(row))
                .optional();
    }

    @Override
    public Optional<CustomerId> ofOrder(OrderId order) {
        return jdbc.sql("SELECT customer_id FROM customer.order_history WHERE order_id = :order")
                .param("order", order.value())
                .query((row, _) -> new CustomerId(row.getString("customer_id")))
                .optional();
    }

    @Override
    public boolean consents(CustomerId customer, ConsentPurpose purpose) {
        return inForce(IN_FORCE, customer, purpose).isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> lockConsent(CustomerId customer, ConsentPurpose purpose) {
        return inForce(IN_FORCE + " FOR SHARE", customer, purpose);
    }

    private Optional<Instant> inForce(String statement, CustomerId customer, ConsentPurpose purpose) {
        return jdbc.sql(statement)
                .param("id", customer.value())
                .param("purpose", purpose.name())
                .query((row, _) -> row.getTimestamp("granted_at").toInstant())
                .optional();
    }

    @Override
    public void grant(CustomerId customer, ConsentPurpose purpose, String source) {
        say(GRANT, customer, purpose, source);
    }

    @Override
    public void withdraw(CustomerId customer, ConsentPurpose purpose, String source) {
        say(WITHDRAW, customer, purpose, source);
    }

    private void say(String statement, CustomerId customer, ConsentPurpose purpose, String source) {
        jdbc.sql(statement)
                .param("id", customer.value())
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("source", source)
                .update();
    }

    @Override
    public boolean erase(CustomerId customer) {
        return jdbc.sql("DELETE FROM customer.profile WHERE id = :id")
                        .param("id", customer.value())
                        .update()
                == 1;
    }

    private static CustomerProfile profile(ResultSet row) throws SQLException {
        return new CustomerProfile(
                new CustomerId(row.getString("id")),
                row.getString("name"),
                texts(row, "emails"),
                texts(row, "phones"),
                row.getBoolean("marketing"),
                row.getBoolean("sms"),
                texts(row, "orders").stream().map(OrderId::new).toList());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).toList();
    }
}
