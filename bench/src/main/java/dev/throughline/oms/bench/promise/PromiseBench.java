package dev.throughline.oms.bench.promise;

import dev.throughline.oms.bench.cli.Program;
import dev.throughline.oms.client.model.BusinessCalendar;
import dev.throughline.oms.client.model.CarrierLane;
import dev.throughline.oms.client.model.CarrierPrice;
import dev.throughline.oms.client.model.CarrierService;
import dev.throughline.oms.client.model.DayOfWeek;
import dev.throughline.oms.client.model.Location;
import dev.throughline.oms.client.model.OpeningHours;
import dev.throughline.oms.client.model.Product;
import dev.throughline.oms.client.model.ProductList;
import dev.throughline.oms.client.model.PromiseDestination;
import dev.throughline.oms.client.model.PromiseLine;
import dev.throughline.oms.client.model.PromiseRequest;
import dev.throughline.oms.client.model.PromiseTerms;
import dev.throughline.oms.client.model.ServiceCutOff;
import dev.throughline.oms.client.model.ServiceKind;
import dev.throughline.oms.client.model.StockEntry;
import dev.throughline.oms.client.model.StockReceipt;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./run promise-bench}: how long a promise takes. */
@Command(
        name = "./run promise-bench",
        sortOptions = false,
        description = {
            "Asks POST /v1/promises for baskets of five lines, with every kind of option, over many locations; beside it, in the same run,"
                    + " a read by primary key from the database, and GET /v1/products/{sku}, which is one read over HTTP.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 the 99th percentile is below 50 ms, 1 it is not, 2 something has to be put right first."
        })
public final class PromiseBench implements Callable<Integer> {
    private static final double AIM_MILLIS = 50;

    @Option(names = "--locations", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int locations = 500;

    @Option(
            names = "--skus",
            paramLabel = "N",
            description = "Each at half of the locations. Default: ${DEFAULT-VALUE}.")
    private int skus = 200;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Measured, one after the other. Default: ${DEFAULT-VALUE}.")
    private int requests = 2000;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--port-offset", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int portOffset = 500;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Read by the command line's library.
    private boolean help;

    public static void main(String[] arguments) {
        Program.main(new PromiseBench(), arguments);
    }

    private interface Request {
        void send() throws SQLException;
    }

    /** Milliseconds. */
    private record Times(double p50, double p99) {}

    @Override
    public Integer call() throws Exception {
        var random = new Random(seed);
        try (var stack = PromiseStack.start(portOffset);
                var database = stack.database();
                var read = database.prepareStatement(
                        "SELECT on_hand, committed FROM inventory.balance WHERE sku = ? AND location_id = ?")) {
            open(stack, random);
            Request promise = () -> stack.promises.makePromises(basket(random));
            Request byKey = () -> {
                read.setString(1, sku(random.nextInt(skus)));
                read.setString(2, location(random.nextInt(locations)));
                try (var row = read.executeQuery()) {
                    row.next();
                }
            };
            Request product = () -> stack.catalog.getProduct(sku(random.nextInt(skus)), null);
            for (var warm : List.of(promise, byKey, product)) {
                times(warm, requests);
            }
            var promises = times(promise, requests);
            report("promise, 5 lines, " + locations + " locations, HTTP", promises, times(byKey, requests));
            report("product by key, HTTP", times(product, requests), times(byKey, requests));
            return promises.p99() < AIM_MILLIS ? 0 : 1;
        }
    }

    private static void report(String what, Times times, Times byKey) {
        System.out.printf(
                Locale.ROOT,
                "%-44s p50 %7.2f ms  p99 %7.2f ms  primary key read p50 %.2f p99 %.2f ms  ratio p50 %.0f p99 %.0f%n",
                what,
                times.p50(),
                times.p99(),
                byKey.p50(),
                byKey.p99(),
                times.p50() / byKey.p50(),
                times.p99() / byKey.p99());
    }

    private static Times times(Request request, int count) throws SQLException {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            request.send();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Times(nanos[count / 2] / 1e6, nanos[(int) Math.ceil(count * 0.99) - 1] / 1e6);
    }

    private PromiseRequest basket(Random random) {
        return new PromiseRequest()
                .channel("web")
                .destination(new PromiseDestination()
                        .latitude(50 + 5 * random.nextDouble())
                        .longitude(-3 * random.nextDouble()))
                .lines(random.ints(0, skus)
                        .distinct()
                        .limit(5)
                        .mapToObj(sku -> new PromiseLine().sku(sku(sku)).quantity(1 + random.nextInt(2)))
                        .toList());
    }

    private void open(PromiseStack stack, Random random) {
        var week = new LinkedHashSet<>(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));
        stack.promises.putBusinessCalendar(
                "uk",
                new BusinessCalendar()
                        .calendarId("uk")
                        .country("GB")
                        .region("ENG")
                        .workingDays(week));
        stack.catalog.putProducts(new ProductList()
                .products(IntStream.range(0, skus)
                        .mapToObj(sku -> new Product().sku(sku(sku)).description(sku(sku)))
                        .toList()));
        for (var kind :
                List.of(ServiceKind.STANDARD, ServiceKind.EXPRESS, ServiceKind.SAME_DAY, ServiceKind.TRANSFER)) {
            stack.promises.putCarrierService(
                    kind.getValue().toLowerCase(Locale.ROOT).replace('_', '-'), service(kind, week));
        }
        IntStream.range(0, locations).forEach(location -> open(stack, location, week, random));
    }

    private static CarrierService service(ServiceKind kind, Set<DayOfWeek> week) {
        var prices =
                List.of(new CarrierPrice().upToGrams(2000).amountMinor(399L), new CarrierPrice().amountMinor(799L));
        return new CarrierService()
                .serviceId(kind.getValue().toLowerCase(Locale.ROOT).replace('_', '-'))
                .validFrom(LocalDate.of(2020, 1, 1))
                .carrier("Post")
                .kind(kind)
                .calendarId("uk")
                .pickupDays(week)
                .deliveryDays(week)
                .deliveredBy("21:00")
                .currency("GBP")
                .maxMeters(kind == ServiceKind.SAME_DAY ? 30_000 : null)
                .lanes(IntStream.rangeClosed(1, 10)
                        .mapToObj(band -> new CarrierLane()
                                .upToMeters(band * 200_000)
                                .transitDays(
                                        kind == ServiceKind.STANDARD
                                                ? 1 + band / 2
                                                : kind == ServiceKind.SAME_DAY ? 0 : 1)
                                .prices(prices))
                        .toList());
    }

    private void open(PromiseStack stack, int number, Set<DayOfWeek> week, Random random) {
        var id = location(number);
        boolean store = number % 20 != 0;
        stack.catalog.putLocation(
                id,
                new Location()
                        .locationId(id)
                        .name(id)
                        .kind(store ? Location.KindEnum.STORE : Location.KindEnum.WAREHOUSE)
                        .latitude(50 + 5 * random.nextDouble())
                        .longitude(-3 * random.nextDouble())
                        .ships(true)
                        .pickup(store));
        stack.promises.putPromiseTerms(
                id,
                new PromiseTerms()
                        .validFrom(LocalDate.of(2020, 1, 1))
                        .calendarId("uk")
                        .processingMinutes(60 + random.nextInt(180))
                        .opening(week.stream()
                                .map(day -> new OpeningHours()
                                        .day(day)
                                        .from("08:00")
                                        .to("20:00"))
                                .toList())
                        .services(Arrays.stream(ServiceKind.values())
                                .map(kind -> new ServiceCutOff()
                                        .service(kind)
                                        .cutOff("15:00")
                                        .pickupAt("18:30"))
                                .toList())
                        .dailyOrders(500));
        stack.stock.receiveStock(new StockReceipt()
                .document("opening-" + id)
                .location(id)
                .reason(StockReceipt.ReasonEnum.OPENING)
                .entries(IntStream.range(0, skus)
                        .filter(sku -> random.nextBoolean() || sku == number % skus)
                        .mapToObj(sku -> new StockEntry().sku(sku(sku)).quantity(1 + random.nextInt(5)))
                        .toList()));
    }

    private static String sku(int number) {
        return "sku-" + number;
    }

    private static String location(int number) {
        return "loc-" + number;
    }
}
