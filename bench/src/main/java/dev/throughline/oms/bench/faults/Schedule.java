package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.Fault.Kind;
import dev.throughline.oms.bench.faults.Fault.Victim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The faults of a run, in an order that the seed decides: PostgreSQL, Temporal and an application killed, hung for 5 s and stopped for
 * 5 s; both applications rolled, one after the other; one started while Temporal is away. Which application, the seed decides too.
 */
final class Schedule {
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    /** Long enough for an instance to come up, and to find that Temporal is away. */
    private static final Duration STRANDED = Duration.ofSeconds(20);

    private Schedule() {}

    static List<Fault> of(long seed) {
        Random random = new Random(seed);
        List<List<Fault>> groups = new ArrayList<>();
        for (Kind kind : List.of(Kind.KILL, Kind.HANG, Kind.OUTAGE)) {
            for (Victim victim : List.of(application(random), Victim.POSTGRESQL, Victim.TEMPORAL)) {
                groups.add(List.of(new Fault(kind, victim, lasts(kind, random))));
            }
        }
        groups.add(List.of(
                new Fault(Kind.ROLL, Victim.APPLICATION_1, Duration.ZERO),
                new Fault(Kind.ROLL, Victim.APPLICATION_2, Duration.ZERO)));
        groups.add(List.of(new Fault(Kind.STRAND, application(random), STRANDED)));
        Collections.shuffle(groups, random);
        return groups.stream().flatMap(List::stream).toList();
    }

    private static Victim application(Random random) {
        return random.nextBoolean() ? Victim.APPLICATION_1 : Victim.APPLICATION_2;
    }

    /** Who is killed is started again soon: by hand, or by whatever watches it. */
    private static Duration lasts(Kind kind, Random random) {
        return kind == Kind.KILL ? Duration.ofMillis(500 + random.nextInt(2_500)) : OUTAGE;
    }
}
