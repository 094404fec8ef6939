package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.faults.Fault.Victim;
import dev.throughline.oms.bench.load.Api;
import dev.throughline.oms.bench.load.PickupCode;
import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.run.Application;
import dev.throughline.oms.bench.run.Breakable;
import dev.throughline.oms.bench.run.DataFolder;
import dev.throughline.oms.bench.run.LocalStack;
import dev.throughline.oms.bench.run.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL, Temporal, mail and two instances of the application, on ports of their own. */
final class FaultStack implements AutoCloseable {
    private final LocalStack stack;
    private final Application second;
    private boolean closed;

    private FaultStack(LocalStack stack, Application second) {
        this.stack = stack;
        this.second = second;
    }

    static FaultStack start(DataFolder folder, int portOffset, Program program) throws InterruptedException {
        if (System.getenv("TEMPORAL_ADDRESS") != null) {
            throw new SetupException("./run faults kills its Temporal server: unset TEMPORAL_ADDRESS.");
        }
        Ports ports = Ports.withOffset(portOffset);
        LocalStack stack = new LocalStack(folder, ports, program.command());
        Application second = stack.another("application-2", ports.http() + 1, program.command());
        FaultStack whole = new FaultStack(stack, second);
        stack.endLeftovers();
        folder.wipe();
        program.prepare();
        Runtime.getRuntime().addShutdownHook(new Thread(whole::close, "stop"));
        stack.start();
        second.startAgain();
        return whole;
    }

    Application application(Victim victim) {
        return victim == Victim.APPLICATION_1 ? stack.application() : second;
    }

    Breakable victim(Victim victim) {
        return switch (victim) {
            case APPLICATION_1, APPLICATION_2 -> application(victim);
            case POSTGRESQL -> stack.postgres();
            case TEMPORAL -> stack.temporal().orElseThrow();
        };
    }

    List<Api> apis() {
        List<Api> apis = new ArrayList<>();
        for (Application application : List.of(stack.application(), second)) {
            apis.add(new Api(URI.create(application.address()), Instances.ANSWER_WITHIN));
        }
        return apis;
    }

    /** For what is done before anything fails: waits as long as it takes. */
    Api patientApi() {
        return new Api(URI.create(stack.application().address()));
    }

    Ledgers ledgers() {
        return new Ledgers(stack.postgres().jdbcUrl());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            second.stop();
            stack.stop();
        }
    }

    /** How the application is started: as {@code ./run} does, with the faults on top. */
    interface Program {
        /** What stands after {@code java}. */
        List<String> command();

        /** Writes what the command names into the emptied folder. */
        void prepare();
    }

    /** Properties that every instance gets. */
    static List<String> properties(double timeoutRate, double lostAnswerRate, long seed) {
        return List.of(
                "-Dthroughline.pickup.secret=" + PickupCode.SECRET,
                "-Dthroughline.gateway.timeout-rate=" + timeoutRate,
                "-Dthroughline.gateway.lost-answer-rate=" + lostAnswerRate,
                "-Dthroughline.gateway.seed=" + seed,
                "-Dspring.datasource.hikari.maximum-pool-size=16");
    }

    static Path notes(DataFolder folder) {
        return folder.root().resolve("notes.tsv");
    }
}
