package dev.throughline.oms.activities.sourcing;

import dev.throughline.oms.activities.catalog.Logistics.SizeClass;
import dev.throughline.oms.activities.inventory.Location.Kind;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sourcing policy says: who may serve an order, and what each way costs. Amounts are minor units of the currency, whole numbers
 * from 0; docs/sourcing.md has the formula.
 *
 * @param splitLines whether a line that no single location has may be split; if not, one location serves what it has
 * @param maximumKm the farthest that a parcel travels; no limit if missing
 * @param optedOut locations that send no parcels for now
 * @param buffers units kept back; the largest that fits counts
 * @param capacity parcels a day
 * @param keepPromise whether a location that would break the order's promise is left out
 * @param shipping bands by distance, the nearest first, the last without an end
 * @param splitPenaltyMinor for each parcel after the first
 * @param ageing a bonus for old stock; none if missing
 * @param loadBalanceMinor for a parcel from a location whose day is full; in proportion before
 * @param defaultGrams of a unit whose weight is not known
 * @param inaccuracyMinor for a parcel from a location that turns down everything; in proportion below
 */
public record SourcingRules(
        String currency,
        boolean splitLines,
        @Nullable Integer maximumKm,
        Set<LocationId> optedOut,
        List<Buffer> buffers,
        List<Restriction> restrictions,
        Capacity capacity,
        boolean keepPromise,
        List<Band> shipping,
        Handling warehouse,
        Handling store,
        long splitPenaltyMinor,
        @Nullable Ageing ageing,
        long loadBalanceMinor,
        int defaultGrams,
        long inaccuracyMinor) {
    private static final long MOST_MINOR = 10_000_000;
    private static final int HEAVIEST = 1_000_000;

    public SourcingRules {
        optedOut = copy(optedOut);
        buffers = copy(buffers);
        restrictions = copy(restrictions);
        shipping = copy(shipping);
        capacity = orElse(capacity, new Capacity(null, null, Map.of()));
        warehouse = orElse(warehouse, new Handling(0, 0));
        store = orElse(store, new Handling(0, 0));
        require(currency.matches("[A-Z]{3}"), "currency must be an ISO 4217 code");
        require(maximumKm == null || maximumKm > 0, "maximum_km must be above 0");
        require(defaultGrams > 0 && defaultGrams <= HEAVIEST, "default_grams must be 1 to " + HEAVIEST);
        requireAmount("split_penalty_minor", splitPenaltyMinor);
        requireAmount("load_balance_minor", loadBalanceMinor);
        requireAmount("inaccuracy_minor", inaccuracyMinor);
        requireBands(shipping);
    }

    /**
     * Units that orders do not get.
     *
     * @param kind of location; any if missing
     * @param locations only these; every one if empty
     * @param skuPrefix what the group's SKUs begin with; every SKU if missing
     */
    public record Buffer(
            @Nullable Kind kind,
            Set<LocationId> locations,
            @Nullable String skuPrefix,
            int units) {
        public Buffer {
            locations = copy(locations);
            require(units >= 0, "buffers: units must be 0 or more");
        }
    }

    /**
     * What locations do not send.
     *
     * @param kind of location; any if missing
     * @param locations only these; every one if empty
     */
    public record Restriction(
            @Nullable Kind kind, Set<LocationId> locations, Set<SizeClass> sizeClasses, boolean hazmat) {
        public Restriction {
            locations = copy(locations);
            sizeClasses = copy(sizeClasses);
            require(hazmat || !sizeClasses.isEmpty(), "restrictions: name size_classes or hazmat");
        }
    }

    /** Parcels a day: a location's own limit, else that of its kind; no limit if missing. */
    public record Capacity(
            @Nullable Integer warehouse, @Nullable Integer store, Map<LocationId, Integer> locations) {
        public Capacity {
            locations = Map.copyOf(Objects.requireNonNullElse(locations, Map.of()));
            require(
                    (warehouse == null || warehouse > 0)
                            && (store == null || store > 0)
                            && locations.values().stream().allMatch(parcels -> parcels > 0),
                    "capacity must be above 0; a location that sends nothing is opted out");
        }

        public @Nullable Integer of(LocationId location, Kind kind) {
            var own = locations.get(location);
            return own != null ? own : kind == Kind.WAREHOUSE ? warehouse : store;
        }

        boolean isLimited() {
            return warehouse != null || store != null || !locations.isEmpty();
        }
    }

    /**
     * What a parcel over such a distance costs: base + per kilogram + per kilometer.
     *
     * @param upToKm inclusive; missing in the last band
     */
    public record Band(@Nullable Integer upToKm, long baseMinor, long perKgMinor, long perKmMinor) {
        public Band {
            requireAmount("base_minor", baseMinor);
            require(perKgMinor >= 0 && perKgMinor <= 10_000, "per_kg_minor must be 0 to 10000");
            require(perKmMinor >= 0 && perKmMinor <= 10_000, "per_km_minor must be 0 to 10000");
        }
    }

    /** What the location's work costs. */
    public record Handling(long perParcelMinor, long perUnitMinor) {
        public Handling {
            requireAmount("per_parcel_minor", perParcelMinor);
            require(perUnitMinor >= 0 && perUnitMinor <= 100_000, "per_unit_minor must be 0 to 100000");
        }
    }

    /**
     * A bonus for units of which none has come in for so long.
     *
     * @param afterDays since the SKU's last receipt at the location
     * @param bonusMinor per unit, taken from the cost
     */
    public record Ageing(int afterDays, long bonusMinor) {
        public Ageing {
            require(afterDays > 0, "after_days must be above 0");
            require(bonusMinor >= 0 && bonusMinor <= 100_000, "bonus_minor must be 0 to 100000");
        }
    }

    Handling handling(Kind kind) {
        return kind == Kind.WAREHOUSE ? warehouse : store;
    }

    Band band(long meters) {
        return shipping.stream()
                .filter(band -> band.upToKm() == null || meters <= band.upToKm() * 1000L)
                .findFirst()
                .orElseThrow();
    }

    /** Whether products' weight, size or danger matter. */
    boolean asksForProducts() {
        return !restrictions.isEmpty() || shipping.stream().anyMatch(band -> band.perKgMinor() > 0);
    }

    boolean asksForAccuracy() {
        return inaccuracyMinor > 0;
    }

    boolean asksForLoad() {
        return capacity.isLimited();
    }

    private static void requireBands(List<Band> bands) {
        require(!bands.isEmpty() && bands.getLast().upToKm() == null, "shipping must end with a band without up_to_km");
        int before = 0;
        for (var band : bands.subList(0, bands.size() - 1)) {
            var end = band.upToKm();
            require(end != null && end > before, "shipping must name bands by up_to_km, the nearest first");
            before = Objects.requireNonNull(end);
        }
    }

    private static void requireAmount(String field, long minor) {
        require(minor >= 0 && minor <= MOST_MINOR, field + " must be 0 to " + MOST_MINOR);
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException(rule);
        }
    }

    /** JSON may leave a part out. */
    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    private static <T> Set<T> copy(@Nullable Set<T> given) {
        return given == null ? Set.of() : Set.copyOf(given);
    }

    private static <T> List<T> copy(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
