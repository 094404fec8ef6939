package dev.throughline.oms.bench.promise;

import dev.throughline.oms.bench.promise.Delivery.Point;
import dev.throughline.oms.bench.promise.Delivery.Seller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads the delivered one-seller orders of Olist's files. */
final class OlistFiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Path folder;

    OlistFiles(Path folder) {
        this.folder = folder;
    }

    private record Row(Map<String, String> fields) {
        String get(String column) {
            return Objects.requireNonNull(fields.get(column), column);
        }
    }

    /** By time of purchase. */
    List<Delivery> deliveries() throws IOException {
        var points = new HashMap<String, Point>();
        rows("zip_prefix_centroids")
                .forEach(row -> points.put(
                        row.get("zip_prefix"),
                        new Point(Double.parseDouble(row.get("lat")), Double.parseDouble(row.get("lng")))));
        var sellers = new HashMap<String, Seller>();
        rows("sellers_full")
                .forEach(row -> sellers.put(
                        row.get("seller_id"),
                        new Seller(
                                row.get("seller_id"),
                                row.get("seller_state"),
                                points.get(row.get("seller_zip_code_prefix")))));
        var customers = new HashMap<String, Row>();
        rows("customers").forEach(row -> customers.put(row.get("customer_id"), row));
        var sellersOf = new HashMap<String, Set<String>>();
        rows("order_items")
                .forEach(row -> sellersOf
                        .computeIfAbsent(row.get("order_id"), id -> new HashSet<>())
                        .add(row.get("seller_id")));
        var deliveries = new ArrayList<Delivery>();
        for (var row : rows("orders")) {
            var of = sellersOf.getOrDefault(row.get("order_id"), Set.of());
            var customer = customers.get(row.get("customer_id"));
            boolean isWhole = !row.get("order_delivered_customer_date").isEmpty()
                    && !row.get("order_delivered_carrier_date").isEmpty();
            if (isWhole && of.size() == 1 && customer != null) {
                deliveries.add(delivery(
                        row,
                        Objects.requireNonNull(sellers.get(of.iterator().next()), "the seller of an order"),
                        customer,
                        points));
            }
        }
        deliveries.sort(Comparator.comparing(Delivery::purchased));
        return deliveries;
    }

    private static Delivery delivery(Row row, Seller seller, Row customer, Map<String, Point> points) {
        var postcode = customer.get("customer_zip_code_prefix");
        return new Delivery(
                time(row.get("order_purchase_timestamp")),
                time(row.get("order_delivered_carrier_date")),
                time(row.get("order_delivered_customer_date")),
                time(row.get("order_estimated_delivery_date")).toLocalDate(),
                seller,
                customer.get("customer_state"),
                postcode,
                points.get(postcode));
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text, TIME);
    }

    /** These files have no quoted commas in the columns that are read here. */
    private List<Row> rows(String name) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".csv.gz"))), StandardCharsets.UTF_8))) {
            var header = reader.readLine().split(",", -1);
            var rows = new ArrayList<Row>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var fields = line.split(",", -1);
                var row = new HashMap<String, String>();
                for (int i = 0; i < Math.min(header.length, fields.length); i++) {
                    row.put(header[i], fields[i]);
                }
                rows.add(new Row(row));
            }
            return rows;
        }
    }
}
