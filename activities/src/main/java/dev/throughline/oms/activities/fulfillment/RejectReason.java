package dev.throughline.oms.activities.fulfillment;

import java.util.Map;

/**
 * Why a location turns units down.
 *
 * @param code never changes its meaning; upper case
 * @param texts by language, {@code en} among them
 * @param countsAgainstAccuracy whether units turned down for it make the location less accurate
 * @param active whether it can still be given; those that were given stay
 */
public record RejectReason(
        String code,
        Map<String, String> texts,
        StockEffect stockEffect,
        boolean countsAgainstAccuracy,
        boolean active) {
    /** Of a short pick, and of units that were turned down as not there. */
    public static final String NOT_FOUND = "NOT_FOUND";

    public RejectReason {
        texts = Map.copyOf(texts);
        if (!code.matches("[A-Z][A-Z0-9_]{0,31}") || !texts.containsKey("en")) {
            throw new IllegalArgumentException("a reason has a code in upper case and a text in English");
        }
    }

    public String text() {
        return texts.getOrDefault("en", code);
    }

    /** What becomes of the units in the location's books. */
    public enum StockEffect {
        /** They are there, and free again. */
        NONE,
        /** They are not there: a variance. */
        NOT_FOUND,
        /** They are there and not sellable. */
        DAMAGED
    }
}
