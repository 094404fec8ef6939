package dev.throughline.oms.activities.payment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Double entry, debit positive. {@code held} against {@code holds_of_customers} is what gateways hold for us; {@code gateway},
 * {@code till} and {@code other} against {@code customers} is money that was taken. So per order: held = authorized − captured − voided, and
 * −customers = captured − refunded.
 */
@Repository
class Journal {
    private final JdbcClient jdbc;
    private final Clock clock;

    Journal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes what was moved; a capture also ends a hold. */
    void write(Movement movement, Authorization.Source source) {
        long amount = movement.amount().amountMinor();
        long held = source == Authorization.Source.TILL
                ? 0
                : switch (movement.kind()) {
                    case AUTHORIZE -> amount;
                    case CAPTURE, VOID -> -amount;
                    case REFUND, TILL -> 0;
                };
        long taken = switch (movement.kind()) {
            case CAPTURE, TILL -> amount;
            case REFUND -> -amount;
            case AUTHORIZE, VOID -> 0;
        };
        insert(movement, source.name().toLowerCase(Locale.ROOT), held, taken);
    }

    private void insert(Movement movement, String account, long held, long taken) {
        jdbc.sql("""
                        INSERT INTO payment.journal_entry (order_id, key, account, amount_minor, currency, at)
                        SELECT :order, :key, entry.account, entry.amount, :currency, :now
                        FROM (VALUES ('held', :held), ('holds_of_customers', -:held), (:account, :taken), ('customers', -:taken))
                            AS entry (account, amount)
                        WHERE entry.amount <> 0
                        """)
                .param("order", movement.order().value())
                .param("key", movement.key())
                .param("currency", movement.amount().currency())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("held", held)
                .param("account", account)
                .param("taken", taken)
                .update();
    }
}
