package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Messages.About;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.messaging.Messages.Times;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of the messages. */
final class MessageRow {
    private static final int ID_BYTES = 16;

    private MessageRow() {}

    static Message read(ResultSet row, int number) throws SQLException {
        var channel = row.getString("channel");
        return new Message(
                row.getString("id"),
                new OrderId(row.getString("order_id")),
                row.getString("cause"),
                MessageKind.valueOf(row.getString("kind")),
                about(row),
                State.valueOf(row.getString("state")),
                channel == null ? null : MessageChannel.valueOf(channel),
                row.getInt("attempts"),
                new Times(
                        row.getTimestamp("accepted_at").toInstant(),
                        row.getTimestamp("next_attempt_at").toInstant(),
                        instant(row, "decided_at")),
                row.getString("problem"),
                row.getString("resent_from"));
    }

    private static About about(ResultSet row) throws SQLException {
        var fulfillmentOrder = row.getString("fulfillment_order_id");
        var currency = row.getString("currency");
        return new About(
                fulfillmentOrder == null ? null : new FulfillmentOrderId(fulfillmentOrder),
                currency == null ? null : new Money(row.getLong("amount_minor"), currency),
                units(row),
                instant(row, "told_before"),
                instant(row, "told_now"));
    }

    private static Map<Integer, Integer> units(ResultSet row) throws SQLException {
        var lines = (Integer[]) row.getArray("lines").getArray();
        var quantities = (Integer[]) row.getArray("quantities").getArray();
        var units = new TreeMap<Integer, Integer>();
        for (int i = 0; i < lines.length; i++) {
            units.put(lines[i], quantities[i]);
        }
        return units;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** The same for every acceptance of one message, so that mail systems can tell duplicates. */
    static String id(OrderId order, String cause) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest((order + "\n" + cause).getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
