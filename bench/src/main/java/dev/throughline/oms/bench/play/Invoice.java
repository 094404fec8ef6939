package dev.throughline.oms.bench.play;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order as the file has it, without its bad lines.
 *
 * @param customer the file's customer; missing for a guest
 * @param date as the file writes it; empty if it doesn't
 * @param carriage what the file charges for carriage, in pence
 * @param lines at least one, in the order of the file
 */
record Invoice(String number, @Nullable String customer, String date, long carriage, List<Line> lines) {
    Invoice {
        lines = List.copyOf(lines);
    }

    int units() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    long goods() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    /** @param source line of the file, counted from 1 with the header */
    record Line(int source, String sku, String description, int quantity, BigDecimal unitPrice) {
        /** Quantity × unit price in pence, rounded half up, once. */
        long total() {
            return pence(unitPrice.multiply(BigDecimal.valueOf(quantity)));
        }
    }

    static long pence(BigDecimal pounds) {
        return pounds.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
