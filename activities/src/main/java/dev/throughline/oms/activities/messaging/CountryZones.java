package dev.throughline.oms.activities.messaging;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Time zones of countries (IANA), the outermost ones of those with several; without what lies overseas. */
final class CountryZones {
    private static final Map<String, List<ZoneId>> ZONES = Stream.of(
                    "AT Europe/Vienna",
                    "AU Australia/Sydney Australia/Perth",
                    "BE Europe/Brussels",
                    "BG Europe/Sofia",
                    "BR America/Sao_Paulo America/Rio_Branco",
                    "CA America/St_Johns America/Vancouver",
                    "CH Europe/Zurich",
                    "CY Asia/Nicosia",
                    "CZ Europe/Prague",
                    "DE Europe/Berlin",
                    "DK Europe/Copenhagen",
                    "EE Europe/Tallinn",
                    "ES Europe/Madrid Atlantic/Canary",
                    "FI Europe/Helsinki",
                    "FR Europe/Paris",
                    "GB Europe/London",
                    "GR Europe/Athens",
                    "HR Europe/Zagreb",
                    "HU Europe/Budapest",
                    "IE Europe/Dublin",
                    "IS Atlantic/Reykjavik",
                    "IT Europe/Rome",
                    "JP Asia/Tokyo",
                    "LI Europe/Vaduz",
                    "LT Europe/Vilnius",
                    "LU Europe/Luxembourg",
                    "LV Europe/Riga",
                    "MT Europe/Malta",
                    "MX America/Cancun America/Tijuana",
                    "NL Europe/Amsterdam",
                    "NO Europe/Oslo",
                    "NZ Pacific/Auckland",
                    "PL Europe/Warsaw",
                    "PT Europe/Lisbon Atlantic/Azores",
                    "RO Europe/Bucharest",
                    "SE Europe/Stockholm",
                    "SI Europe/Ljubljana",
                    "SK Europe/Bratislava",
                    "US America/New_York Pacific/Honolulu")
            .map(line -> List.of(line.split(" ")))
            .collect(Collectors.toMap(
                    List::getFirst,
                    line -> line.stream().skip(1).map(ZoneId::of).toList()));

    private CountryZones() {}

    /** None for a country that is not known here. */
    static List<ZoneId> of(String country) {
        return ZONES.getOrDefault(country, List.of());
    }
}
