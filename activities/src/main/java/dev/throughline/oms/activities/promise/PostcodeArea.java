package dev.throughline.oms.activities.promise;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the postcodes with a prefix are; the longest prefix that fits counts.
 *
 * @param country ISO 3166-1 alpha-2
 * @param prefix letters and digits, upper case, without blanks
 * @param zone of the carriers' price lists
 * @param latitude degrees of its middle, WGS 84; with the longitude or not at all
 */
public record PostcodeArea(
        String country,
        String prefix,
        @Nullable String zone,
        @Nullable Double latitude,
        @Nullable Double longitude) {
    public PostcodeArea {
        prefix = normal(prefix);
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("a prefix has at least one letter or digit");
        }
        if ((latitude == null) != (longitude == null)) {
            throw new IllegalArgumentException("a place has a latitude and a longitude");
        }
    }

    /** A postcode as prefixes are spelled. */
    static String normal(String postcode) {
        return postcode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
