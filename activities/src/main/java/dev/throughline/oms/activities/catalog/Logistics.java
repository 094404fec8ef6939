package dev.throughline.oms.activities.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What carriers and locations have to know of a product.
 *
 * @param weightGrams of one unit as it is sent, 1 to 1,000,000; missing when not known
 * @param hazmat dangerous goods: batteries, aerosols, perfume
 * @param minimumAge whoever is younger may not have it, 1 to 99 years; missing when everybody may
 */
public record Logistics(
        @Nullable Integer weightGrams,
        SizeClass sizeClass,
        boolean hazmat,
        @Nullable Integer minimumAge) {
    /** A parcel of usual size and nothing dangerous. */
    public static final Logistics USUAL = new Logistics(null, SizeClass.STANDARD, false);

    public Logistics(@Nullable Integer weightGrams, SizeClass sizeClass, boolean hazmat) {
        this(weightGrams, sizeClass, hazmat, null);
    }

    public enum SizeClass {
        /** Fits a letter box. */
        SMALL,
        STANDARD,
        /** Needs two people or a pallet. */
        BULKY
    }
}
