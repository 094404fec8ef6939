package dev.throughline.oms.activities.shipping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A carrier, or a service that speaks for many: what shipping asks of a vendor. A label is bought by a key of ours, at most once: the
 * same key answers the first result, also concurrently, and with another consignment it throws {@link IllegalArgumentException}. What
 * the carrier refuses is an answer. {@link CarrierUnavailableException} means that the outcome is unknown: {@link #find} it, then call
 * again with the same key.
 *
 * <p>Never called inside a database transaction.
 */
interface Carrier {
    /** As in the path of its webhooks: lower-case letters. */
    String name();

    /** What it asks for this parcel, cheapest first; none if it does not bring it there. */
    List<Rate> rates(Consignment consignment);

    /**
     * Buys a label.
     *
     * @param key letters, digits, underscores and dots
     * @param service of {@link #rates}; the cheapest if missing
     */
    LabelAnswer buy(String key, Consignment consignment, @Nullable String service);

    /** What became of a purchase; empty when the carrier never saw its key, or sold nothing under it yet. */
    Optional<LabelAnswer> find(String key);

    /**
     * Gives a label back; a repeat is fine.
     *
     * @return whether it was taken back: not when the parcel is on its way
     */
    boolean voidLabel(String key);

    /** The label to print, as PDF. */
    byte[] document(String key, Consignment consignment);

    /**
     * Tells the carrier what it collects with a manifest; a repeat changes nothing.
     *
     * @param manifest our id of it
     * @param keys of the labels
     */
    void handOver(String manifest, List<String> keys);

    /** Everything that was scanned of the parcel with this label, in any order. */
    List<Scan> track(String key);

    /**
     * Reads a webhook that the carrier has signed.
     *
     * @param header the first header of this name, in any case; null if there is none
     * @param body the bytes as they came
     * @throws ForgedWebhookException if the signature does not fit, or the message is not of now
     * @throws UnreadableWebhookException if it is signed and makes no sense
     */
    Webhook read(Function<String, @Nullable String> header, byte[] body);

    /** What happened to a parcel, by the carrier's clock. */
    record Scan(String trackingNumber, ParcelStatus status, Instant occurredAt) {}

    /**
     * A message of the carrier.
     *
     * @param id the carrier's, the same in every delivery of it
     * @param scans none if it is about something else
     */
    record Webhook(String id, List<Scan> scans) {
        public Webhook {
            scans = List.copyOf(scans);
        }
    }
}
