package dev.throughline.oms.bench.play;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the stock codes of the file stand for: goods, carriage, or an entry of the books. */
public final class StockCode {
    private static final Set<String> CARRIAGE = Set.of("POST", "DOT", "C2", "C3");
    private static final Map<String, String> BOOKS = Map.ofEntries(
            Map.entry("M", "a manual entry"),
            Map.entry("D", "a discount"),
            Map.entry("S", "samples"),
            Map.entry("B", "a bad debt"),
            Map.entry("ADJUST", "an adjustment"),
            Map.entry("ADJUST2", "an adjustment"),
            Map.entry("BANK CHARGES", "bank charges"),
            Map.entry("AMAZONFEE", "a fee"),
            Map.entry("CRUK", "a donation"),
            Map.entry("GIFT", "a gift voucher"),
            Map.entry("TEST001", "a test entry"),
            Map.entry("TEST002", "a test entry"));

    private StockCode() {}

    /** One spelling: the file writes 79323p and 79323P, and blanks behind. */
    public static String normalized(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    public static boolean isCarriage(String sku) {
        return CARRIAGE.contains(sku);
    }

    /** Why this is no goods; empty if it is. */
    public static Optional<String> notGoods(String sku) {
        String what = sku.startsWith("GIFT_") ? "a gift voucher" : BOOKS.get(sku);
        return Optional.ofNullable(what).map(words -> sku + " is " + words + ", not goods");
    }
}
