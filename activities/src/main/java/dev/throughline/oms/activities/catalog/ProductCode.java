package dev.throughline.oms.activities.catalog;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A SKU or alias as somebody wrote it.
 *
 * @param key in upper case without blanks: equal for all spellings of one SKU
 * @param alias what to look for among the aliases: the GTIN in 14 digits if it is one, else the key
 */
record ProductCode(String text, String key, String alias) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    static ProductCode of(String text) {
        var key = BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return new ProductCode(text, key, Gtin.parse(key).orElse(key));
    }

    /** Whether the database could hold it at all. */
    boolean isUsable() {
        return !key.isEmpty() && key.chars().noneMatch(Character::isISOControl);
    }
}
