package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.load.OrderMix;
import dev.throughline.oms.bench.load.Shelves;
import dev.throughline.oms.bench.load.Site;
import dev.throughline.oms.bench.load.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** One run on a stack that serves: orders come, faults happen, and the ledgers are read. */
final class Trial {
    /** Customers of a fault come from a little before it until it is well under way. */
    private static final Duration ARRIVE_WITHIN = Duration.ofSeconds(7);

    private static final Duration BEFORE_FAULT = Duration.ofSeconds(2);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(3);
    private static final int SKUS = 300;

    private final FaultStack stack;
    private final long seed;
    private final int orders;
    private final String command;
    private final Duration settleWithin;
    private final Counters counters = new Counters();
    private final Book book = new Book();
    private final Tally tally = new Tally();
    private final Instances instances;
    private final OrderMix mix;
    private final Checkout checkout;
    private final List<String> faults = new ArrayList<>();
    private long lastFaultEnded;

    Trial(FaultStack stack, long seed, int orders, Duration settleWithin, String command) {
        this.stack = stack;
        this.seed = seed;
        this.orders = orders;
        this.command = command;
        this.settleWithin = settleWithin;
        this.instances = new Instances(stack.apis(), counters);
        this.mix = new OrderMix(seed, SKUS, Site.all());
        this.checkout = new Checkout(instances, book, tally, "faults-" + seed);
    }

    Report run(Path notes) throws InterruptedException {
        long began = System.nanoTime();
        Map<String, Long> before =
                instances.call(api -> api.reconciliation.getReconciliation()).getFigures();
        new Shelves(stack.patientApi(), mix).fill(tally);
        Driver driver = new Driver(instances, checkout, new Staff(instances, counters), book, tally, counters);
        Arrivals arrivals = new Arrivals(driver::play);
        letThingsFail(arrivals);
        arrivals.await(settleWithin.minusNanos(System.nanoTime() - lastFaultEnded));
        Verdict verdict = new Verdict(instances, stack.ledgers(), tally, before);
        List<String> wrong = new ArrayList<>(verdict.await(lastFaultEnded + settleWithin.toNanos()));
        double settled = (System.nanoTime() - lastFaultEnded) / 1e9;
        say("Settled, or not, %.1f s after the last fault. The last units ...".formatted(settled));
        raceForLastUnits();
        askAgain();
        wrong.addAll(verdict.await(System.nanoTime() + settleWithin.toNanos()));
        wrong.addAll(book.violations());
        NotesReader.count(notes, counters);
        wrong.addAll(counters.missing());
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        return new Report(
                command,
                seconds,
                settled,
                faults,
                counters,
                wrong.stream().distinct().toList());
    }

    private void letThingsFail(Arrivals arrivals) throws InterruptedException {
        List<Fault> schedule = Schedule.of(seed);
        Injector injector = new Injector(stack);
        for (int i = 0; i < schedule.size(); i++) {
            Fault fault = schedule.get(i);
            long from = (long) orders * i / schedule.size();
            long to = (long) orders * (i + 1) / schedule.size();
            arrivals.come(
                    LongStream.range(from, to)
                            .mapToObj(number -> Plan.of(seed, mix, number))
                            .toList(),
                    ARRIVE_WITHIN);
            Thread.sleep(BEFORE_FAULT);
            note(fault, arrivals.inFlight());
            injector.inject(fault);
            lastFaultEnded = System.nanoTime();
            Thread.sleep(AFTER_FAULT);
        }
    }

    private void note(Fault fault, long inFlight) {
        say(fault + ", " + inFlight + " orders in flight");
        faults.add("| " + fault + " | " + inFlight + " |");
        counters.add(Counter.FAULTS);
        counters.add(Counter.IN_FLIGHT, inFlight);
        if (fault.kind() == Fault.Kind.ROLL) {
            counters.add(Counter.IN_FLIGHT_AT_ROLLS, inFlight);
        }
    }

    private void raceForLastUnits() throws InterruptedException {
        LastUnits last = new LastUnits(instances, checkout, mix.sites().getFirst(), book, tally, counters);
        last.race("LAST-100", 200, 100, 1_000_000);
        last.race("LAST-1", 20, 1, 2_000_000);
        last.doubleSubmit("LAST-TWENTY-TIMES", 20, 3_000_000);
    }

    /** Whoever asks again long afterwards gets the first answer. */
    private void askAgain() throws InterruptedException {
        for (long number = 0; number < orders; number++) {
            Plan plan = Plan.of(seed, mix, number);
            checkout.ask(plan.order(), plan.tender());
            counters.add(Counter.ASKED_AGAIN);
        }
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
