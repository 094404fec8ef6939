package dev.throughline.oms.activities.shipping;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The door for what carriers tell, and for what has to be told because of it. */
public interface CarrierNews {
    /** Whether webhooks of a carrier of this name are read here. */
    boolean isKnown(String carrier);

    /**
     * Takes a webhook in. A message that is known is thanked for and changes nothing.
     *
     * @param header the first header of this name, in any case; null if there is none
     * @param body the bytes as they came
     * @return whether it was new
     * @throws ForgedWebhookException if the carrier has not signed it, or not now
     * @throws UnreadableWebhookException if it is signed and makes no sense
     */
    boolean receive(Function<String, @Nullable String> header, byte[] body);

    /** What has to be told, oldest first: more than once, if {@link #told} is not reached. */
    List<ParcelNotice> untold(int limit);

    void told(ParcelNotice notice);

    /**
     * Asks the carrier about what it has been silent about for too long: parcels on their way, labels without an answer, manifests that
     * it was not told of.
     *
     * @return how many it asked about
     */
    int ask();
}
