package dev.throughline.oms.activities.till;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What a till's transaction is known by.
 *
 * @param workstation letters, digits, dots and hyphens
 */
public record TillKey(LocationId location, String workstation, LocalDate businessDay, long sequence) {
    /** Readable, and another one for each key: none of the parts has an underscore. */
    public String id() {
        return "pos_%s_%s_%s_%d"
                .formatted(location, workstation, businessDay.format(DateTimeFormatter.BASIC_ISO_DATE), sequence);
    }
}
