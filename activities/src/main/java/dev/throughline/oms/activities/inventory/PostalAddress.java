package dev.throughline.oms.activities.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where people and parcels find a location.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(String line1, @Nullable String line2, String city, String postcode, String country) {
    /** As it is written under each other, the country by its name in the reader's language. */
    public List<String> lines(Locale reader) {
        var lines = new ArrayList<String>();
        lines.add(line1);
        if (line2 != null) {
            lines.add(line2);
        }
        lines.add(postcode + " " + city);
        lines.add(Locale.of("", country).getDisplayCountry(reader));
        return lines;
    }
}
