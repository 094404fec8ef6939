package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.load.Histories.Cost;
import dev.throughline.oms.bench.load.Report.Anatomy;
import dev.throughline.oms.bench.load.Report.Level;
import dev.throughline.oms.bench.load.RowCounts.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The scenarios on a stack that runs. */
final class Session implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BenchStack stack;
    private final OrderMix mix;
    private final Tally tally;
    private final AtomicLong numbers;
    private final Histories histories;
    private final OrderFlow orders;
    private final AnswerFlow answers;
    private final Scenarios scenarios;
    private final Quiet quiet;

    /** @param numbers of the run's orders: none is used twice */
    Session(BenchStack stack, Api api, OrderMix mix, Tally tally, AtomicLong numbers, String run) {
        this.stack = stack;
        this.mix = mix;
        this.tally = tally;
        this.numbers = numbers;
        this.histories = new Histories(stack.temporal());
        this.orders = new OrderFlow(api, histories, tally, run);
        this.scenarios = new Scenarios(api, orders, histories, tally);
        this.answers = new AnswerFlow(stack.temporal(), run);
        this.quiet = new Quiet(stack.cpu());
    }

    /** Compilers and caches, before anything is measured. The application has more to compile than the answering workflow. */
    void warmUp(int clients, Duration answering, Duration fulfilling) throws InterruptedException {
        new ClosedLoop(stack.cpu(), Duration.ZERO, answering).run(clients, numbers, this::answer);
        new ClosedLoop(stack.cpu(), Duration.ZERO, fulfilling).run(clients, numbers, this::fulfil);
        quiet.await(PATIENCE);
    }

    Level level(int clients, Duration warmUp, Duration measured) throws InterruptedException {
        return new Level(
                clients,
                measure(clients, warmUp, measured, this::answer),
                measure(clients, warmUp, measured, this::place),
                measure(clients, warmUp, measured, this::fulfil));
    }

    private ClosedLoop.Outcome measure(int clients, Duration warmUp, Duration measured, LongConsumer scenario)
            throws InterruptedException {
        ClosedLoop.Outcome outcome = new ClosedLoop(stack.cpu(), warmUp, measured).run(clients, numbers, scenario);
        quiet.await(PATIENCE);
        return outcome;
    }

    private void answer(long number) {
        answers.ask(number);
    }

    private void place(long number) {
        attempt(number, orders::place);
    }

    private void fulfil(long number) {
        attempt(number, orders::placeAndFulfil);
    }

    private void attempt(long number, Consumer<LoadOrder> scenario) {
        LoadOrder order = mix.order(number);
        try {
            scenario.accept(order);
        } catch (RuntimeException e) {
            tally.trouble(order, e);
        }
    }

    /** Some orders of each kind, looked at from inside. */
    Anatomy anatomy(int sample) throws InterruptedException {
        Map<String, List<String>> workflows = new TreeMap<>();
        Map<String, Map<String, Written>> rows = new TreeMap<>();
        for (int i = 0; i < sample; i++) {
            list(workflows, "(a) answer only").add(answers.ask(numbers.getAndIncrement()));
        }
        Map<String, Written> before = rowsWhenReported();
        for (int i = 0; i < 2 * sample; i++) {
            LoadOrder order = mix.order(numbers.getAndIncrement());
            list(workflows, "(b) accepted, " + kind(order)).add(OrderFlow.workflow(orders.place(order)));
        }
        Map<String, Written> between = rowsWhenReported();
        rows.put("(b) accepted", RowCounts.perOrder(before, between, 2 * sample));
        for (int i = 0; i < 2 * sample; i++) {
            LoadOrder order = mix.order(numbers.getAndIncrement());
            list(workflows, "(c) full flow, " + kind(order)).add(OrderFlow.workflow(orders.placeAndFulfil(order)));
        }
        rows.put("(c) full flow", RowCounts.perOrder(between, rowsWhenReported(), 2 * sample));
        scenarios.all().forEach((name, scenario) -> {
            for (int i = 0; i < sample; i++) {
                LoadOrder order = mix.order(numberOf(name.startsWith("pickup")));
                list(workflows, "(d) " + name).add(OrderFlow.workflow(scenario.apply(order)));
            }
        });
        Map<String, Cost> costs = new TreeMap<>();
        workflows.forEach((name, ids) -> costs.put(name, histories.costOf(ids)));
        return new Anatomy(costs, rows);
    }

    /** Odd numbers are pickups. */
    private long numberOf(boolean pickup) {
        long next = numbers.getAndAdd(2);
        return (next % 2 == 1) == pickup ? next : next + 1;
    }

    private Map<String, Written> rowsWhenReported() throws InterruptedException {
        quiet.await(PATIENCE);
        Thread.sleep(RowCounts.REPORTED_AFTER);
        return stack.rows().read();
    }

    private static String kind(LoadOrder order) {
        return order.pickup() ? "pickup" : "ship";
    }

    private static List<String> list(Map<String, List<String>> workflows, String name) {
        return workflows.computeIfAbsent(name, ignored -> new ArrayList<>());
    }

    void settle(Duration patience) throws InterruptedException {
        quiet.await(patience);
    }

    Map<String, Double> idle() throws InterruptedException {
        return quiet.measure(Duration.ofSeconds(3));
    }

    @Override
    public void close() {
        answers.close();
    }
}
