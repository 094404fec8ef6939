package dev.throughline.oms.activities.shipping;

import dev.throughline.oms.workflows.shared.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/** What the simulated carrier asks, by weight and distance, and whom it does not serve. */
final class SimulatedTariff {
    static final String CARRIER = "Simulated Parcels";
    private static final int MOST_GRAMS = 30_000;
    private static final double METERS_AT_HOME = 200_000;
    private static final double METERS_ABROAD = 1_200_000;

    private SimulatedTariff() {}

    /** Postcodes that make things go wrong; spelled with or without the rest. */
    enum Marker {
        /** Nobody knows the address. */
        ZZ99,
        /** The carrier never answers. */
        ZZ98,
        /** It sells the label, and its first answer is lost. */
        ZZ97;

        static Optional<Marker> of(Consignment consignment) {
            var postcode = consignment.to().postcode().toUpperCase(Locale.ROOT).replace(" ", "");
            return List.of(values()).stream()
                    .filter(marker -> postcode.startsWith(marker.name()))
                    .findFirst();
        }
    }

    /** Cheapest first; none where it does not go. */
    static List<Rate> rates(Consignment consignment) {
        if (refusal(consignment) == CarrierRefusal.SERVICE_UNAVAILABLE
                || refusal(consignment) == CarrierRefusal.PARCEL_REFUSED) {
            return List.of();
        }
        double meters = meters(consignment);
        long standard = 299 + 50L * (consignment.weightGrams() / 1_000) + 20L * (long) (meters / 100_000);
        int days = 1 + (int) Math.min(4, meters / 250_000);
        return List.of(
                rate(consignment, "STANDARD", standard, days), rate(consignment, "EXPRESS", standard * 22 / 10, 1));
    }

    static @Nullable CarrierRefusal refusal(Consignment consignment) {
        if (consignment.to().country().equals("AQ")) {
            return CarrierRefusal.SERVICE_UNAVAILABLE;
        }
        if (consignment.weightGrams() > MOST_GRAMS) {
            return CarrierRefusal.PARCEL_REFUSED;
        }
        return Marker.of(consignment).filter(marker -> marker == Marker.ZZ99).isPresent()
                ? CarrierRefusal.ADDRESS_INVALID
                : null;
    }

    private static Rate rate(Consignment consignment, String service, long amount, int days) {
        return new Rate(CARRIER, service, new Money(amount, consignment.currency()), days);
    }

    private static double meters(Consignment consignment) {
        var to = consignment.to();
        var from = consignment.from();
        if (to.latitude() != null && to.longitude() != null) {
            return Geodesic.WGS84.Inverse(
                            from.latitude(), from.longitude(), to.latitude(), to.longitude(), GeodesicMask.DISTANCE)
                    .s12;
        }
        return to.country().equals("GB") ? METERS_AT_HOME : METERS_ABROAD;
    }
}
