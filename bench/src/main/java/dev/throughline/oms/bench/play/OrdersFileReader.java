package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.CsvRecords.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the columns of UCI Online Retail II, or the simple ones, and sorts out what cannot be played. */
final class OrdersFileReader {
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "order", List.of("invoiceno", "invoice", "order"),
            "sku", List.of("stockcode", "sku"),
            "description", List.of("description"),
            "quantity", List.of("quantity"),
            "price", List.of("unitprice", "price", "unit_price"),
            "date", List.of("invoicedate", "date"),
            "customer", List.of("customerid", "customer id", "customer"));
    private static final List<String> NEEDED = List.of("order", "sku", "quantity", "price");

    private final Map<String, Integer> columns = new HashMap<>();

    private OrdersFileReader(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.strip().replace("\uFEFF", "").toLowerCase(Locale.ROOT))
                .toList();
        COLUMNS.forEach((column, spellings) -> spellings.stream()
                .mapToInt(names::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .ifPresent(index -> columns.put(column, index)));
        NEEDED.stream()
                .filter(column -> !columns.containsKey(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new SetupException("The file of orders has no column for the " + column + ": one of "
                            + COLUMNS.get(column) + " is needed, the header has " + header + ".");
                });
    }

    static OrdersFile read(InputStream content) throws IOException {
        CsvRecords records = new CsvRecords(new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8)));
        CsvRecord header = records.next();
        if (header == null) {
            throw new SetupException("The file of orders is empty.");
        }
        OrdersFileReader reader = new OrdersFileReader(header.fields());
        List<SourceLine> lines = new ArrayList<>();
        for (CsvRecord next = records.next(); next != null; next = records.next()) {
            lines.add(reader.line(next));
        }
        return OrdersFileSorter.sort(lines);
    }

    private SourceLine line(CsvRecord fields) {
        return new SourceLine(
                fields.line(),
                field(fields, "order"),
                StockCode.normalized(field(fields, "sku")),
                field(fields, "description"),
                quantity(field(fields, "quantity")),
                price(field(fields, "price")),
                field(fields, "date"),
                field(fields, "customer"));
    }

    private String field(CsvRecord fields, String column) {
        return Optional.ofNullable(columns.get(column))
                .filter(index -> index < fields.fields().size())
                .map(index -> fields.fields().get(index).strip())
                .orElse("");
    }

    private static @Nullable Integer quantity(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal price(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
