package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.activities.shipping.Carrier.Scan;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated carrier's webhooks say: a tracking number, a status, a time. */
@Component
class TrackingMessage {
    private final JsonMapper json;

    TrackingMessage(JsonMapper json) {
        this.json = json;
    }

    byte[] write(Scan scan) {
        return json.writeValueAsString(Map.of(
                        "type",
                        "parcel.scanned",
                        "tracking_number",
                        scan.trackingNumber(),
                        "status",
                        scan.status().name(),
                        "occurred_at",
                        scan.occurredAt().toString()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** @throws UnreadableWebhookException if it says something else */
    Scan read(byte[] body) {
        try {
            var message = json.readTree(body);
            var status = ParcelStatus.valueOf(message.path("status").asString(""));
            var number = message.path("tracking_number").asString("");
            if (!isScanned(status) || number.isBlank() || number.length() > 64) {
                throw new UnreadableWebhookException("a scan has a tracking number and a status on the way");
            }
            return new Scan(
                    number, status, Instant.parse(message.path("occurred_at").asString("")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException _) {
            throw new UnreadableWebhookException("a scan has tracking_number, status and occurred_at");
        }
    }

    private static boolean isScanned(ParcelStatus status) {
        return status.isWithCarrier() && status != ParcelStatus.LABELLED && status != ParcelStatus.HANDED_OVER;
    }
}
