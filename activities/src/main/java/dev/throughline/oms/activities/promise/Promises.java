package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The door for what can be promised. */
public interface Promises {
    /** Every way to have the basket, the earliest first; reads only. Without an address: collecting alone. */
    Answer ask(Question question);

    /**
     * A basket.
     *
     * @param units per SKU, each above 0
     * @param destination missing when only collecting is asked for
     * @param pickupLocation only this store; the nearest, or the earliest, if missing
     * @param at the time of the order
     */
    record Question(
            ChannelId channel,
            Map<Sku, Integer> units,
            @Nullable Destination destination,
            @Nullable LocationId pickupLocation,
            Instant at) {
        public Question {
            units = Map.copyOf(units);
        }
    }

    /**
     * Where the goods go, as far as it is known.
     *
     * @param latitude degrees, WGS 84; the middle of the postcode's area if missing
     * @param store where the goods go, if they go to a store; then nothing else is known
     */
    record Destination(
            @Nullable String country,
            @Nullable String postcode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable LocationId store) {
        public Destination(
                @Nullable String country,
                @Nullable String postcode,
                @Nullable Double latitude,
                @Nullable Double longitude) {
            this(country, postcode, latitude, longitude, null);
        }

        /** The store where the customer collects. */
        public static Destination store(LocationId store) {
            return new Destination(null, null, null, null, store);
        }
    }

    /**
     * What can be had.
     *
     * @param unavailable where nothing can be promised: SKUs of which the channel's locations have too few now
     */
    record Answer(List<Option> options, List<Sku> unavailable) {
        public Answer {
            options = List.copyOf(options);
            unavailable = List.copyOf(unavailable);
        }
    }

    enum Kind {
        COLLECT(ServiceKind.COLLECT),
        SHIP_TO_STORE(ServiceKind.TRANSFER),
        STANDARD(ServiceKind.STANDARD),
        EXPRESS(ServiceKind.EXPRESS),
        SAME_DAY(ServiceKind.SAME_DAY);

        private final ServiceKind service;

        Kind(ServiceKind service) {
            this.service = service;
        }

        /** What locations do for it. */
        public ServiceKind service() {
            return service;
        }
    }

    /**
     * One way to have the whole basket.
     *
     * @param place the store, where the customer collects
     * @param by when the customer has it at the latest; ready for pickup from then on
     * @param costMinor minor units
     * @param parcels one, or more where the basket has to be split; the option's date is the latest
     */
    record Option(
            Kind kind, @Nullable LocationId place, Instant by, long costMinor, String currency, List<Parcel> parcels) {
        public Option {
            parcels = List.copyOf(parcels);
        }
    }

    /**
     * What one location does, and why it takes so long.
     *
     * @param service the carrier's; missing where nothing travels
     * @param startsAt when work begins
     * @param readyAt packed, or staged
     * @param dueBy the last moment for being ready: the carrier's pickup, or the promise
     * @param by when it has arrived
     * @param meters to the destination; missing when not known
     */
    record Parcel(
            LocationId location,
            Map<Sku, Integer> units,
            @Nullable String service,
            Instant startsAt,
            Instant readyAt,
            Instant dueBy,
            int transitDays,
            Instant by,
            @Nullable Long meters,
            List<String> reasons) {
        public Parcel {
            units = Map.copyOf(units);
            reasons = List.copyOf(reasons);
        }
    }
}
