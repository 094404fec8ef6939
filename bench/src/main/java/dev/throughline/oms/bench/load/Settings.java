package dev.throughline.oms.bench.load;

import java.util.Map;
import java.util.TreeMap;

/** Settings of the application that differ from the shipped ones. */
record Settings(String name, Map<String, String> values) {
    Settings {
        values = Map.copyOf(values);
    }

    /** @param text {@code name:key=value;key=value} */
    static Settings parse(String text) {
        int colon = text.indexOf(':');
        Map<String, String> values = new TreeMap<>();
        for (String pair : text.substring(colon + 1).split(";", -1)) {
            int equals = pair.indexOf('=');
            if (colon < 1 || equals < 1) {
                throw new IllegalArgumentException("settings are written name:key=value;key=value, not " + text);
            }
            values.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return new Settings(text.substring(0, colon), values);
    }
}
