package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.FulfillmentMethod;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.LabelRequest;
import dev.throughline.oms.client.model.ManifestRequest;
import dev.throughline.oms.client.model.Parcel;
import dev.throughline.oms.client.model.ParcelStatus;
import dev.throughline.oms.client.model.ShipRequest;
import dev.throughline.oms.client.model.TrackingRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How parcels travel: the lighter half with the simulated carrier, by label and manifest, and then it is the carrier who tells what became
 * of them; the others with one that nobody here knows, and whose news a person types in.
 */
final class Courier {
    private static final String UNKNOWN_CARRIER = "Example Parcels";
    private static final double WITH_THE_CARRIER = 0.6;
    /** At half a kilogram each, more would be too heavy for one parcel. */
    private static final int MOST_UNITS = 50;

    private static final long PICKUP_EVERY_MILLIS = 1500;

    private final Oms oms;
    private final Chance chance;
    private final Set<String> toCollect = ConcurrentHashMap.newKeySet();
    private final Set<String> labelled = ConcurrentHashMap.newKeySet();

    Courier(Oms oms, Chance chance) {
        this.oms = oms;
        this.chance = chance;
    }

    /** Whether nothing is to be done but wait for the carrier. */
    boolean has(FulfillmentOrder work) {
        return work.getMethod() == FulfillmentMethod.SHIP
                && (labelled.contains(work.getFulfillmentOrderId())
                        || (work.getStatus() == FulfillmentOrderStatus.SHIPPED && !isTyped(work)));
    }

    /** What is packed leaves. */
    Optional<FulfillmentOrder> ship(FulfillmentOrder work, PlannedOrder order) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        if (labelled.contains(id)) {
            return Optional.empty();
        }
        if (isLight(work)
                && chance.hits(WITH_THE_CARRIER, "carrier", order.invoice().number())) {
            return label(work);
        }
        return byHand(work);
    }

    private static boolean isLight(FulfillmentOrder work) {
        return work.getLines().stream().mapToInt(line -> line.getQuantity()).sum() <= MOST_UNITS;
    }

    private Optional<FulfillmentOrder> label(FulfillmentOrder work) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        String location = work.getLocation();
        List<Parcel> parcels =
                oms.call(() -> oms.parcels(location).listParcels(id)).getParcels();
        for (Parcel parcel : parcels) {
            if (parcel.getStatus() == ParcelStatus.PACKED) {
                oms.call(() -> oms.parcels(location).buyLabel(parcel.getParcelId(), new LabelRequest()));
            }
        }
        labelled.add(id);
        toCollect.add(location);
        return Optional.empty();
    }

    private Optional<FulfillmentOrder> byHand(FulfillmentOrder work) throws InterruptedException {
        String id = work.getFulfillmentOrderId();
        ShipRequest request = new ShipRequest().carrier(UNKNOWN_CARRIER).trackingNumber("EP-" + id);
        return Optional.of(oms.call(() -> oms.staff(work.getLocation()).shipFulfillment(id, request)));
    }

    /** What a carrier that is none of ours has told somebody. */
    Optional<FulfillmentOrder> deliver(FulfillmentOrder work) throws InterruptedException {
        if (isTyped(work)) {
            TrackingRequest delivered = new TrackingRequest().status(TrackingRequest.StatusEnum.DELIVERED);
            oms.run(() -> oms.staff(work.getLocation()).reportTracking(work.getFulfillmentOrderId(), delivered));
        }
        return Optional.empty();
    }

    private static boolean isTyped(FulfillmentOrder work) {
        return work.getTracking() != null
                && UNKNOWN_CARRIER.equals(work.getTracking().getCarrier());
    }

    /** Comes to every location that has something for it, until the thread is interrupted. */
    void run(String runId) {
        try {
            for (int round = 1; true; round++) {
                Thread.sleep(PICKUP_EVERY_MILLIS);
                String document = runId + "-" + System.currentTimeMillis() / 1000 + "-" + round;
                for (String location : List.copyOf(toCollect)) {
                    toCollect.remove(location);
                    collect(location, document);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is there when an earlier round took it along. */
    private void collect(String location, String document) throws InterruptedException {
        try {
            oms.call(() -> oms.parcels(location).closeManifest(location, new ManifestRequest().document(document)));
        } catch (RefusedException nothing) {
            if (nothing.status() != 409 && nothing.status() != 422) {
                throw nothing;
            }
        }
    }
}
