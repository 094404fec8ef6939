package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.Book.Answer;
import dev.throughline.oms.bench.load.LoadOrder;
import dev.throughline.oms.bench.load.Shelves;
import dev.throughline.oms.bench.load.Site;
import dev.throughline.oms.bench.load.Tally;
import dev.throughline.oms.client.model.Product;
import dev.throughline.oms.client.model.ProductList;
import dev.throughline.oms.client.model.StockEntry;
import dev.throughline.oms.client.model.StockReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many customers at once for a few units, and one customer who presses the button many times. */
final class LastUnits {
    private static final long PRICE = 250;

    private final Instances instances;
    private final Checkout checkout;
    private final Site site;
    private final Book book;
    private final Tally tally;
    private final Counters counters;

    LastUnits(Instances instances, Checkout checkout, Site site, Book book, Tally tally, Counters counters) {
        this.instances = instances;
        this.checkout = checkout;
        this.site = site;
        this.book = book;
        this.tally = tally;
        this.counters = counters;
    }

    /** @param from numbers of the orders, which nobody else uses */
    void race(String sku, int orders, int units, long from) throws InterruptedException {
        stock(sku, units);
        List<Callable<Answer>> buyers = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            LoadOrder order = order(sku, from + i);
            buyers.add(() -> checkout.place(order, "tok_visa"));
        }
        List<Answer> answers = allAtOnce(buyers);
        long accepted = answers.stream().filter(Answer::isAccepted).count();
        if (accepted != units) {
            book.violation(orders + " orders for " + units + " units: " + accepted + " were accepted");
        }
        answers.stream().filter(answer -> !answer.isAccepted()).forEach(this::soldOut);
        requireAllCommitted(sku, units);
    }

    private void soldOut(Answer answer) {
        if ("out-of-stock".equals(answer.problem())) {
            counters.add(Counter.SOLD_OUT);
        } else {
            book.violation("for the last units an order was refused with " + answer.problem());
        }
    }

    private void requireAllCommitted(String sku, int units) throws InterruptedException {
        instances.run(api -> api.stock
                .listStock(10, null, null, sku, null)
                .getBalances()
                .forEach(balance -> {
                    if (balance.getOnHand() != units || balance.getCommitted() != units) {
                        book.violation("of " + units + " last units " + balance.getOnHand() + " are on hand and "
                                + balance.getCommitted() + " committed");
                    }
                }));
    }

    /** One key, at once: one order, equal answers. */
    void doubleSubmit(String sku, int times, long number) throws InterruptedException {
        stock(sku, times);
        LoadOrder order = order(sku, number);
        List<Callable<Answer>> submits = new ArrayList<>();
        submits.add(() -> checkout.place(order, "tok_visa"));
        for (int i = 1; i < times; i++) {
            submits.add(() -> checkout.ask(order, "tok_visa"));
        }
        Set<Answer> answers = Set.copyOf(allAtOnce(submits));
        if (answers.size() != 1) {
            book.violation("one checkout submitted " + times + " times was answered " + answers);
        }
        requireCommitted(sku);
        counters.add(Counter.DOUBLE_SUBMITS, times - 1L);
    }

    private void requireCommitted(String sku) throws InterruptedException {
        instances.run(api -> api.stock
                .listStock(10, null, null, sku, null)
                .getBalances()
                .forEach(balance -> {
                    if (balance.getCommitted() != 1) {
                        book.violation(
                                "one checkout, submitted many times, committed " + balance.getCommitted() + " units");
                    }
                }));
    }

    private void stock(String sku, int units) throws InterruptedException {
        Product product = new Product()
                .sku(sku)
                .description("The last ones")
                .unitPrice("2.50")
                .currency(Shelves.CURRENCY);
        instances.run(api -> api.catalog.putProducts(new ProductList().addProductsItem(product)));
        StockReceipt receipt = new StockReceipt()
                .document("last-" + sku)
                .location(site.id())
                .addEntriesItem(new StockEntry().sku(sku).quantity(units));
        instances.run(api -> api.stock.receiveStock(receipt));
        tally.received(units);
    }

    private LoadOrder order(String sku, long number) {
        return new LoadOrder(number, false, site, (int) (number % 1_000), List.of(new LoadOrder.Line(sku, 1, PRICE)));
    }

    private static <T> List<T> allAtOnce(List<Callable<T>> tasks) throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        gate.await();
                        return task.call();
                    }))
                    .toList();
            gate.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an order for the last units got no answer", e.getCause());
        }
    }
}
