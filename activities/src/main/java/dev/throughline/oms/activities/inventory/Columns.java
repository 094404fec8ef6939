package dev.throughline.oms.activities.inventory;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Rows turned into columns, for {@code unnest}. */
final class Columns {
    private Columns() {}

    static String[] skus(Collection<StockKey> keys) {
        return texts(keys, key -> key.sku().value());
    }

    static String[] locations(Collection<StockKey> keys) {
        return texts(keys, key -> key.location().value());
    }

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> int[] ints(Collection<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }
}
