package dev.throughline.oms.bench.play;

import dev.throughline.oms.bench.play.OpeningStock.Delivery;
import dev.throughline.oms.client.model.Reconciliation;
import dev.throughline.oms.client.model.StockReceipt;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays a file of orders and reconciles. The same file and seed give the same play; interrupted, it goes on where it was. */
public final class Play {
    private final PlaySettings settings;
    private final PrintStream out;
    private final Report report;
    private final Progress progress;
    private final Oms oms;
    private final Shop shop;
    private final Chance chance;
    private final Inbox inbox;

    public Play(PlaySettings settings, Inbox inbox, PrintStream out) {
        this.settings = settings;
        this.inbox = inbox;
        this.out = out;
        this.report = new Report(out);
        this.progress = new Progress(out, settings.started());
        this.oms = new Oms(settings.api());
        this.shop = new Shop(oms);
        this.chance = new Chance(settings.seed());
    }

    /** Answers whether everything adds up. */
    public boolean run() throws IOException, InterruptedException {
        SourceFile source = SourceFile.open(settings.orders());
        OrdersFile file = source.read();
        Places places = Places.load();
        List<PlannedOrder> all = Planner.plan(file, chance, places);
        Path folder = settings.folder().resolve(source.id(settings.seed()));
        PlayState state = state(folder);
        int limit = Math.max(Math.min(settings.limit(), all.size()), state.limit());
        if (state.isFinished() && limit == state.limit()) {
            return lookAgain(state);
        }
        if (state.isFinished()) {
            state.reopen(figures(reconciliation()));
        }
        state.limit(limit);
        progress.since("System up");
        out.println("Playing " + source.name() + ", seed " + settings.seed() + ".");
        report.file(file, all.subList(0, limit));
        writeBadLines(folder, file);
        try (Journal journal = new Journal(folder.resolve("short-picks"))) {
            return play(all, limit, places, state, journal);
        }
    }

    private PlayState state(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("state.properties");
        PlayState known = PlayState.load(file).orElse(null);
        if (known != null) {
            return known;
        }
        try (Stream<Path> plays = Files.list(settings.folder())) {
            plays.map(play -> PlayState.load(play.resolve("state.properties")))
                    .flatMap(Optional::stream)
                    .filter(play -> !play.isFinished())
                    .findFirst()
                    .ifPresent(play -> {
                        throw new SetupException(
                                "An earlier play (run " + play.runId()
                                        + ") with another file or seed is not over. Let it end with that file and seed, or give --fresh.");
                    });
        }
        return PlayState.create(file, figures(reconciliation()));
    }

    private void writeBadLines(Path folder, OrdersFile file) throws IOException {
        Path list = folder.resolve("bad-lines.txt");
        Files.write(list, file.bad().stream().map(BadLine::toString).toList());
        out.println("All bad lines: " + list);
    }

    private boolean play(List<PlannedOrder> all, int limit, Places places, PlayState state, Journal journal)
            throws InterruptedException {
        Thread shown = Thread.ofVirtual().start(progress::show);
        Company company = Company.of(places, chance, settings.myStore());
        Courier courier = new Courier(oms, chance);
        Staff staff =
                new Staff(oms, chance, company, journal, courier, new Counter(oms, chance, new PickupCodes(inbox)));
        PlayContext context = new PlayContext(oms, chance, places, staff, progress, state.runId(), state.startedAt());
        company.mine().ifPresent(store -> new MyStore(store, settings.api()).explain(progress));
        List<OrderRun> runs = all.subList(0, limit).stream()
                .map(order -> new OrderRun(order, context))
                .toList();
        Expectation expected = new Expectation();
        shop.open(places, all, progress);
        for (Delivery delivery : OpeningStock.plan(all, chance, context.runId())) {
            shop.receive(delivery, StockReceipt.ReasonEnum.OPENING);
            expected.received(delivery);
        }
        progress.since("Catalogue, prices and opening stock loaded");
        CompanyDay day = new CompanyDay(context, shop, places.without(company.mine()), out);
        Thread beside = Thread.ofVirtual().start(day::run);
        Thread carrier = Thread.ofVirtual().start(() -> courier.run(state.runId()));
        each("placed and fulfilled", runs, run -> {
            run.attempt(run::place);
            run.attempt(run::fulfil);
        });
        Replenishment replenishment = new Replenishment(chance);
        for (Delivery delivery : replenishment(replenishment, runs, places, state)) {
            shop.receive(delivery, StockReceipt.ReasonEnum.RECEIPT);
            expected.received(delivery);
        }
        each("finished", runs, run -> run.attempt(() -> run.finish(replenishment)));
        each("looked at for returns", runs, run -> run.attempt(run::bringBack));
        beside.join();
        carrier.interrupt();
        shown.interrupt();
        shown.join();
        return reconcile(runs, day, new CompanySummary(company, places, oms, out), expected, state, journal);
    }

    private List<Delivery> replenishment(
            Replenishment replenishment, List<OrderRun> runs, Places places, PlayState state) {
        List<Delivery> known = state.replenishment().orElse(null);
        if (known != null) {
            return known;
        }
        List<Delivery> planned = replenishment.plan(runs, places, state.runId() + "-incoming");
        state.replenishment(planned);
        return planned;
    }

    private void each(String phase, List<OrderRun> runs, Consumer<OrderRun> work) throws InterruptedException {
        progress.phase(phase, runs.size());
        try (ExecutorService clients = Executors.newFixedThreadPool(
                settings.clients(), Thread.ofVirtual().name("client-", 0).factory())) {
            runs.forEach(run -> clients.execute(() -> {
                work.accept(run);
                progress.done();
            }));
        }
    }

    private boolean reconcile(
            List<OrderRun> runs,
            CompanyDay day,
            CompanySummary summary,
            Expectation expected,
            PlayState state,
            Journal journal)
            throws InterruptedException {
        expected.beside(day.figures());
        for (OrderRun run : runs) {
            expected.order(run);
        }
        for (Journal.ShortPick pick : journal.all()) {
            expected.shortPick(pick, oms.call(() -> oms.work.getFulfillmentOrder(pick.fulfillmentOrder())));
        }
        Reconciliation reconciliation = reconciliation();
        report.refusals(runs);
        List<String> troubles = new ArrayList<>();
        runs.stream()
                .filter(run -> run.trouble() != null)
                .forEach(run -> troubles.add("invoice " + run.plan().invoice().number() + ": " + run.trouble()));
        List<String> differences = runs.stream()
                .flatMap(run -> OrderCheck.differences(run).stream())
                .collect(Collectors.toList());
        summary.show(runs, settings.clients());
        boolean right = day.report();
        right &= report.none("orders went wrong", troubles);
        right &= report.none("differences in single orders", differences);
        right &= report.figures(expected.figures(), state.baseline(), figures(reconciliation));
        right &= report.invariants(reconciliation);
        new PolicyTrial(oms, out).show(state.startedAt(), Instant.ofEpochMilli(System.currentTimeMillis()));
        out.println(right ? "\nEverything adds up: no differences." : "\nTHERE ARE DIFFERENCES.");
        if (right) {
            state.finish(figures(reconciliation));
        }
        return right;
    }

    /** The play is over: what the ledgers say now belongs to whoever used the system since. */
    private boolean lookAgain(PlayState state) throws InterruptedException {
        out.println("This play was finished before (run " + state.runId() + "); --fresh plays it anew.");
        Reconciliation reconciliation = reconciliation();
        report.since(state.finished(), figures(reconciliation));
        return report.invariants(reconciliation);
    }

    private Reconciliation reconciliation() throws InterruptedException {
        return oms.call(() -> oms.reconciliation.getReconciliation());
    }

    private static Map<String, Long> figures(Reconciliation reconciliation) {
        Map<String, Long> figures = new TreeMap<>(reconciliation.getFigures());
        long owed = figures.getOrDefault("stock_shortage", 0L);
        figures.put(Expectation.STOCK_NET, figures.getOrDefault("stock_on_hand", 0L) - owed);
        return figures;
    }
}
