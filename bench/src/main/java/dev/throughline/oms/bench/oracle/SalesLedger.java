package dev.throughline.oms.bench.oracle;

import dev.throughline.oms.bench.play.CsvRecords;
import dev.throughline.oms.bench.play.CsvRecords.CsvRecord;
import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.play.StockCode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of Online Retail II that were sold, in order of date and line number: merchandise, at a price, no cancellation, no
 * write-off, no entry of the books.
 */
record SalesLedger(List<SoldLine> lines) {
    SalesLedger {
        lines = List.copyOf(lines);
    }

    private record Dated(String date, SoldLine line) {}

    /** Reads a file, packed by gzip or not. */
    static SalesLedger read(InputStream content) throws IOException {
        var bytes = new BufferedInputStream(content);
        bytes.mark(2);
        boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        var records = new CsvRecords(new BufferedReader(
                new InputStreamReader(packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8)));
        var header = records.next();
        var columns = new Columns(header == null ? List.of() : header.fields());
        var sold = new ArrayList<Dated>();
        int number = 0;
        for (CsvRecord row = records.next(); row != null; row = records.next()) {
            number++;
            var line = columns.line(row.fields(), number);
            if (line != null) {
                sold.add(line);
            }
        }
        sold.sort(Comparator.comparing(Dated::date)
                .thenComparingInt(dated -> dated.line().number()));
        return new SalesLedger(sold.stream().map(Dated::line).toList());
    }

    SalesLedger first(int most) {
        return new SalesLedger(lines.subList(0, Math.min(most, lines.size())));
    }

    /** floor(0.6 × units sold), by SKU. */
    Map<String, Integer> opening() {
        var sold = new TreeMap<String, Long>();
        lines.forEach(line -> sold.merge(line.sku(), (long) line.units(), Long::sum));
        var opening = new TreeMap<String, Integer>();
        sold.forEach((sku, units) -> opening.put(sku, Math.toIntExact(units * 6 / 10)));
        return opening;
    }

    /** What one clerk with a list answers, line by line. */
    boolean[] answersInTurn() {
        var left = opening();
        var accepted = new boolean[lines.size()];
        for (int i = 0; i < accepted.length; i++) {
            var line = lines.get(i);
            int units = left.getOrDefault(line.sku(), 0);
            if (line.units() <= units) {
                left.put(line.sku(), units - line.units());
                accepted[i] = true;
            }
        }
        return accepted;
    }

    private static final class Columns {
        private final int number;
        private final int invoice;
        private final int sku;
        private final int quantity;
        private final int date;
        private final int price;

        Columns(List<String> header) {
            var names = header.stream()
                    .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                    .toList();
            number = names.indexOf("lineno");
            invoice = needed(names, "invoiceno", "invoice");
            sku = needed(names, "stockcode", "sku");
            quantity = needed(names, "quantity", "quantity");
            date = needed(names, "invoicedate", "date");
            price = needed(names, "unitprice", "price");
        }

        private static int needed(List<String> names, String name, String other) {
            int found = Math.max(names.indexOf(name), names.indexOf(other));
            if (found < 0) {
                throw new SetupException("The file has no column " + name + "; its header is " + names + ".");
            }
            return found;
        }

        /** Null if nothing was sold. */
        @Nullable
        Dated line(List<String> fields, int position) {
            if (fields.size() <= Math.max(Math.max(quantity, price), Math.max(sku, date))
                    || !fields.get(invoice).strip().matches("[0-9]+")
                    || !fields.get(quantity).strip().matches("[0-9]{1,9}")) {
                return null;
            }
            var code = StockCode.normalized(fields.get(sku));
            int units = Integer.parseInt(fields.get(quantity).strip());
            boolean goods = !code.isEmpty()
                    && !StockCode.isCarriage(code)
                    && StockCode.notGoods(code).isEmpty();
            if (!goods || units == 0 || !isPositive(fields.get(price).strip())) {
                return null;
            }
            int at = number < 0 ? position : Integer.parseInt(fields.get(number).strip());
            return new Dated(fields.get(date).strip(), new SoldLine(at, code, units));
        }

        private static boolean isPositive(String price) {
            return price.matches("[0-9]+(\\.[0-9]+)?") && Double.parseDouble(price) > 0;
        }
    }
}
