package dev.throughline.oms.bench.play;

import static java.util.stream.Collectors.joining;

import dev.throughline.oms.bench.play.CompanyBooks.Kind;
import dev.throughline.oms.bench.play.Places.Site;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.PosBatch;
import dev.throughline.oms.client.model.PosResult;
import dev.throughline.oms.client.model.PosResults;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the tills of some stores tell: sales of the day, a batch sent twice, and one that comes a day late among what is known. */
final class CompanyTills {
    private static final int SALES_PER_TILL = 2;
    private static final int OPENING = 30;
    private static final int MOST_UNITS = 3;

    private final CompanyDesk desk;

    CompanyTills(CompanyDesk desk) {
        this.desk = desk;
    }

    /** @param sequence unique per store, till and day */
    private record Sale(Site store, String till, int sequence, Instant at, String sku, int units) {
        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }

        Map<String, Object> body() {
            int amount = CompanyDesk.PRICE * units;
            return Map.of(
                    "location",
                    store.id(),
                    "workstation",
                    till,
                    "sequence",
                    sequence,
                    "business_day",
                    day().toString(),
                    "ended_at",
                    at.toString(),
                    "currency",
                    Requests.CURRENCY,
                    "lines",
                    List.of(Map.of("type", "SALE", "sku", sku, "quantity", units, "amount_minor", amount)),
                    "tenders",
                    List.of(Map.of("kind", "CASH", "amount_minor", amount)));
        }
    }

    void play(List<Site> stores, String sku) throws InterruptedException {
        List<Sale> sales = new ArrayList<>();
        for (Site store : stores) {
            desk.stock(sku, store, OPENING);
            for (int till = 1; till <= 2; till++) {
                for (int i = 1; i <= SALES_PER_TILL; i++) {
                    sales.add(sale(store, till, i, Duration.ZERO, sku));
                }
            }
        }
        tellByTill(sales, send(sales).getResults());
        desk.tell("duplicate", "the same %d transactions sent again: %s".formatted(sales.size(), counts(send(sales))));
        Sale late = sale(stores.getFirst(), 1, SALES_PER_TILL + 1, Duration.ofDays(1), sku);
        List<Sale> known = new ArrayList<>(sales);
        known.add(late);
        PosResults answer = send(known);
        desk.tell(
                "late batch",
                "a sale of the day before, %s, came with the %d that were known: %s"
                        .formatted(answer.getResults().getLast().getTransactionId(), sales.size(), counts(answer)));
        book(late, answer.getResults().getLast());
    }

    private Sale sale(Site store, int till, int sequence, Duration ago, String sku) {
        String name = store.id() + "-" + till + "-" + sequence;
        int units = 1 + desk.context().chance().of("units at a till", name).nextInt(MOST_UNITS);
        Instant at = desk.context().startedAt().minus(ago);
        return new Sale(store, "t" + till + "-" + desk.context().runId(), sequence, at, sku, units);
    }

    private PosResults send(List<Sale> sales) throws InterruptedException {
        PosBatch batch =
                new PosBatch().transactions(sales.stream().map(Sale::body).toList());
        return desk.oms().call(() -> desk.oms().pos.recordPosTransactions(batch));
    }

    private void tellByTill(List<Sale> sales, List<PosResult> results) throws InterruptedException {
        Map<String, List<Integer>> tills = new LinkedHashMap<>();
        for (int i = 0; i < sales.size(); i++) {
            book(sales.get(i), results.get(i));
            tills.computeIfAbsent(sales.get(i).store().id() + " " + sales.get(i).till(), till -> new ArrayList<>())
                    .add(i);
        }
        tills.forEach((till, of) -> {
            int units = of.stream().mapToInt(i -> sales.get(i).units()).sum();
            desk.tell(
                    "till",
                    "%s: %d sales, %d units, %.2f GBP: %s"
                            .formatted(
                                    till,
                                    of.size(),
                                    units,
                                    units * CompanyDesk.PRICE / 100.0,
                                    of.stream()
                                            .map(i -> results.get(i).getOrderId())
                                            .collect(joining(", "))));
        });
    }

    private void book(Sale sale, PosResult result) throws InterruptedException {
        String order = Objects.requireNonNull(result.getOrderId(), () -> "a till's sale became no order: " + result);
        desk.await(order, "completed", now -> now.getStatus() == OrderStatus.COMPLETED);
        desk.books().moved(Kind.SOLD_AT_TILL, sale.sku(), sale.store().id(), sale.units());
        desk.books().completed(sale.units(), (long) CompanyDesk.PRICE * sale.units(), true);
    }

    /** One sale more, which need not leave enough for others. */
    PosResult sell(Site store, String sku, int units) throws InterruptedException {
        Sale sale = new Sale(
                store, "t9-" + desk.context().runId(), 1, desk.context().startedAt(), sku, units);
        PosResult result = send(List.of(sale)).getResults().getFirst();
        book(sale, result);
        return result;
    }

    private static String counts(PosResults results) {
        return results.getRecorded() + " RECORDED, " + results.getRepeated() + " REPEATED";
    }
}
