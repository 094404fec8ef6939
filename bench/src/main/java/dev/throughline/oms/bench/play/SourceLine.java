package dev.throughline.oms.bench.play;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of the file, its numbers read if they are numbers. */
record SourceLine(
        int source,
        String order,
        String sku,
        String description,
        @Nullable Integer quantity,
        @Nullable BigDecimal unitPrice,
        String date,
        String customer) {
    private static final int MOST_UNITS = 1_000_000;
    private static final int MOST_DECIMALS = 4;

    boolean isCancellation() {
        return order.matches("C[0-9]+");
    }

    /** Why this line cannot be played, whatever it sells or takes back. */
    private Optional<String> unreadable() {
        if (order.isEmpty()) {
            return Optional.of("no order number");
        }
        if (sku.isEmpty()) {
            return Optional.of("no SKU");
        }
        if (sku.length() > 64) {
            return Optional.of("the SKU has more than 64 characters");
        }
        if (quantity == null) {
            return Optional.of("the quantity is not a whole number");
        }
        return unitPrice == null ? Optional.of("the price is not a number") : Optional.empty();
    }

    /** Why this cannot be sold, or charged as carriage; empty if it can. */
    Optional<String> whyNotSold() {
        Optional<String> unreadable = unreadable();
        if (unreadable.isPresent() || quantity == null || unitPrice == null) {
            return unreadable;
        }
        return StockCode.notGoods(sku).or(() -> whyNumbersDoNotFit(quantity, unitPrice));
    }

    private static Optional<String> whyNumbersDoNotFit(int quantity, BigDecimal unitPrice) {
        if (quantity < 0) {
            return Optional.of("negative quantity (" + quantity + ") without being a cancellation");
        }
        if (quantity == 0 || quantity > MOST_UNITS) {
            return Optional.of("quantity " + quantity + ", where 1 to " + MOST_UNITS + " is possible");
        }
        if (unitPrice.signum() <= 0) {
            return Optional.of("price " + unitPrice.toPlainString());
        }
        return unitPrice.stripTrailingZeros().scale() > MOST_DECIMALS
                ? Optional.of("price with more than " + MOST_DECIMALS + " decimals")
                : Optional.empty();
    }

    /** Why this takes nothing back; empty if it may. */
    Optional<String> whyNotCredited() {
        Optional<String> unreadable = unreadable();
        if (unreadable.isPresent() || quantity == null) {
            return unreadable;
        }
        if (quantity >= 0) {
            return Optional.of("a cancellation with quantity " + quantity + ", where a negative one is needed");
        }
        return StockCode.isCarriage(sku)
                ? Optional.of("carriage is not taken back by itself")
                : StockCode.notGoods(sku);
    }
}
