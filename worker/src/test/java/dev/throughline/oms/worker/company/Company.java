package dev.throughline.oms.worker.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.worker.Api;
import dev.throughline.oms.worker.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Twelve stores and two warehouses in Great Britain with the same range, and the orders that come in. */
final class Company {
    static final int STORES = 12;
    private static final int WAREHOUSES = 2;
    private static final int SKUS = 60;
    private static final int UNITS_IN_A_STORE = 40;
    private static final int UNITS_IN_A_WAREHOUSE = 200;

    private final Api operations;
    private final Api checkout;

    Company(int port) {
        operations = Api.operations(port);
        checkout = Api.as(port, "checkout");
    }

    static String store(int number) {
        return "day-store-" + number;
    }

    static String warehouse(int number) {
        return "day-warehouse-" + number;
    }

    static List<String> locations() {
        return Stream.concat(
                        IntStream.rangeClosed(1, WAREHOUSES).mapToObj(Company::warehouse),
                        IntStream.rangeClosed(1, STORES).mapToObj(Company::store))
                .toList();
    }

    /** Answers how many units are there. */
    int open() {
        ok(operations.send(
                "PUT",
                "/v1/products",
                "{\"products\":["
                        + IntStream.range(0, SKUS)
                                .mapToObj(i ->
                                        "{\"sku\":\"%s\",\"description\":\"Thing %d\",\"unit_price\":\"%d.50\",\"currency\":\"GBP\"}"
                                                .formatted(sku(i), i, 3 + i))
                                .collect(Collectors.joining(","))
                        + "]}"));
        int number = 0;
        for (var location : locations()) {
            boolean store = location.startsWith("day-store");
            ok(operations.send("PUT", "/v1/locations/" + location, """
                    {"location_id":"%s","name":"%s","kind":"%s","latitude":%s,"longitude":%s,"pickup":%b,"ships":true}
                    """.formatted(
                    location, location, store ? "STORE" : "WAREHOUSE", 51 + number * 0.3, -0.1 - number * 0.1, store)));
            int units = store ? UNITS_IN_A_STORE : UNITS_IN_A_WAREHOUSE;
            ok(operations.send(
                    "POST",
                    "/v1/stock-receipts",
                    "{\"document\":\"opening-%s\",\"location\":\"%s\",\"entries\":[".formatted(location, location)
                            + IntStream.range(0, SKUS)
                                    .mapToObj(i -> "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku(i), units))
                                    .collect(Collectors.joining(","))
                            + "]}"));
            number++;
        }
        return SKUS * (STORES * UNITS_IN_A_STORE + WAREHOUSES * UNITS_IN_A_WAREHOUSE);
    }

    /** The order of this number: one to three lines, two in five to be collected. The same number is the same order. */
    Answer place(int number, long seed) {
        var random = new SplittableRandom(seed * 31 + number);
        var skus = random.ints(0, SKUS)
                .distinct()
                .limit(1 + random.nextInt(3))
                .boxed()
                .toList();
        var lines = new ArrayList<String>();
        for (var sku : skus) {
            lines.add("{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku(sku), random.nextInt(10) == 0 ? 2 : 1));
        }
        var fulfillment = random.nextInt(5) < 2
                ? "{\"method\":\"PICKUP\",\"pickup_location\":\"%s\"}".formatted(store(1 + random.nextInt(STORES)))
                : "{\"method\":\"SHIP\",\"address\":%s}".formatted(address(random));
        return checkout.send(
                "POST",
                "/v1/orders",
                """
                {"channel":"%s","currency":"GBP","fulfillment":%s,
                 "contact":{"name":"Customer %d","email":"customer-%d@example.com","language":"%s"},
                 "tender":{"kind":"CARD","token":"tok_visa"},"lines":[%s]}
                """.formatted(
                                random.nextBoolean() ? "web" : "app",
                                fulfillment,
                                number,
                                number % 700,
                                List.of("en", "de", "fr").get(random.nextInt(3)),
                                String.join(",", lines)),
                "Idempotency-Key",
                "day-" + number);
    }

    static String address(SplittableRandom random) {
        return """
                {"line1":"%d High Street","city":"Town","postcode":"N1 1AA","country":"GB","latitude":%s,"longitude":%s}
                """.formatted(1 + random.nextInt(200), 51 + random.nextDouble(4), -0.1 - random.nextDouble(1.4));
    }

    private static String sku(int number) {
        return "DAY-" + number;
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
