package dev.throughline.oms.bench.demand;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units that were ordered, by SKU and day. Days are counted in whole weeks back from the last day of the file; what is left of the
 * first week is not used.
 *
 * @param last the last day
 * @param bySku as many days for each, oldest first
 */
record DailySales(LocalDate last, int weeks, SortedMap<String, double[]> bySku, SalesFile.Counts counts) {
    static final int DAYS = 7;

    List<Article> articles() {
        return bySku.values().stream().map(Article::new).toList();
    }

    /** Without the last weeks. */
    DailySales without(int lastWeeks) {
        var shorter = new TreeMap<String, double[]>();
        bySku.forEach((sku, daily) -> shorter.put(sku, Arrays.copyOf(daily, daily.length - lastWeeks * DAYS)));
        return new DailySales(last.minusWeeks(lastWeeks), weeks - lastWeeks, shorter, counts);
    }
}
