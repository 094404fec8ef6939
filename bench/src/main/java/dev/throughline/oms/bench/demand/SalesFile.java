package dev.throughline.oms.bench.demand;

import dev.throughline.oms.bench.play.CsvRecords;
import dev.throughline.oms.bench.play.CsvRecords.CsvRecord;
import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.play.StockCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the demand from the lines of Online Retail II: goods alone; what was ordered, at a price; not what the same customer cancelled
 * whole on the same day, which was a mistake of entry.
 */
final class SalesFile {
    private static final int FIELDS = 9;

    private final List<Line> sales = new ArrayList<>();
    private final Map<Line, Integer> cancelled = new HashMap<>();
    private int lines;

    private SalesFile() {}

    /** What became of the lines. */
    record Counts(int lines, int sales, int cancelledAtOnce) {}

    /** Units are of the amount; a sale and its cancellation are equal. */
    private record Line(String sku, String customer, LocalDate day, int units) {}

    static DailySales read(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new SetupException("The file of lines cannot be read: " + path.toAbsolutePath());
        }
        var file = new SalesFile();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            var records = new CsvRecords(reader);
            records.next();
            for (CsvRecord row = records.next(); row != null; row = records.next()) {
                file.add(row.fields());
            }
        }
        return file.daily();
    }

    private void add(List<String> fields) {
        lines++;
        if (fields.size() < FIELDS) {
            return;
        }
        String sku = StockCode.normalized(fields.get(2));
        Integer units = wholeNumber(fields.get(4));
        if (units == null
                || units == 0
                || sku.isEmpty()
                || StockCode.isCarriage(sku)
                || StockCode.notGoods(sku).isPresent()) {
            return;
        }
        var line = new Line(sku, fields.get(7), LocalDate.parse(fields.get(5).substring(0, 10)), Math.abs(units));
        boolean isCredit = fields.get(1).startsWith("C");
        if (isCredit && units < 0) {
            cancelled.merge(line, 1, Integer::sum);
        } else if (!isCredit && units > 0 && Double.parseDouble(fields.get(6)) > 0) {
            sales.add(line);
        }
    }

    private static @Nullable Integer wholeNumber(String text) {
        return text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }

    private DailySales daily() {
        LocalDate last = sales.stream()
                .map(Line::day)
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new SetupException("The file has no sales of goods"));
        LocalDate first =
                sales.stream().map(Line::day).min(LocalDate::compareTo).orElse(last);
        int weeks = (int) (last.toEpochDay() - first.toEpochDay() + 1) / DailySales.DAYS;
        LocalDate start = last.minusDays((long) weeks * DailySales.DAYS - 1);
        var bySku = new TreeMap<String, double[]>();
        int atOnce = 0;
        for (Line line : sales) {
            if (isCancelled(line)) {
                atOnce++;
            } else if (!line.day().isBefore(start)) {
                bySku.computeIfAbsent(line.sku(), sku -> new double[weeks * DailySales.DAYS])[
                                (int) (line.day().toEpochDay() - start.toEpochDay())] +=
                        line.units();
            }
        }
        return new DailySales(last, weeks, bySku, new Counts(lines, sales.size(), atOnce));
    }

    private boolean isCancelled(Line line) {
        Integer left = cancelled.get(line);
        if (left == null || left == 0) {
            return false;
        }
        cancelled.put(line, left - 1);
        return true;
    }
}
