package dev.throughline.oms.activities.messaging;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When text messages and marketing wait, in the local time of whoever gets them.
 *
 * @param enabled whether there are quiet hours at all
 * @param from of the usual quiet hours
 * @param to their end; the same as {@code from}: there are none
 * @param countries other hours, by ISO 3166-1 alpha-2
 * @param zones time zones of countries that are not known here, or known better
 * @param exempt kinds that do not wait
 */
@ConfigurationProperties("throughline.messaging.quiet-hours")
record QuietHoursSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("21:00") LocalTime from,
        @DefaultValue("08:00") LocalTime to,
        @DefaultValue Map<String, Hours> countries,
        @DefaultValue Map<String, List<ZoneId>> zones,
        @DefaultValue Set<MessageKind> exempt) {
    /** From one local time to another, mostly past midnight. */
    record Hours(LocalTime from, LocalTime to) {
        boolean include(LocalTime time) {
            return from.isBefore(to)
                    ? !time.isBefore(from) && time.isBefore(to)
                    : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
        }
    }

    Hours of(String country) {
        return countries.getOrDefault(country, new Hours(from, to));
    }
}
