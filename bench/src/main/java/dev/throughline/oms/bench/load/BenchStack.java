package dev.throughline.oms.bench.load;

import dev.throughline.oms.bench.play.SetupException;
import dev.throughline.oms.bench.run.DataFolder;
import dev.throughline.oms.bench.run.LocalPostgres;
import dev.throughline.oms.bench.run.LocalStack;
import dev.throughline.oms.bench.run.Ports;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stack of {@code ./run} on ports of its own, with the application started with some settings. */
final class BenchStack implements AutoCloseable {
    private final DataFolder folder;
    private final LocalStack stack;
    private final MailSink mail;
    private final WorkflowServiceStubs temporal;
    private final WorkflowClient client;
    private final Map<String, Long> otherProcesses;

    private BenchStack(
            DataFolder folder, LocalStack stack, MailSink mail, String temporal, Map<String, Long> otherProcesses) {
        this.folder = folder;
        this.stack = stack;
        this.mail = mail;
        this.otherProcesses = otherProcesses;
        this.temporal = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build());
        this.client = WorkflowClient.newInstance(
                this.temporal,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(environment("TEMPORAL_NAMESPACE").orElse("default"))
                        .build());
    }

    /** @param otherProcesses more processes whose CPU counts, by name: those of a Temporal server that was given */
    static BenchStack start(
            DataFolder folder,
            int portOffset,
            Path root,
            Map<String, String> settings,
            Map<String, Long> otherProcesses)
            throws InterruptedException {
        Ports ports = Ports.withOffset(portOffset);
        int mailPort = ports.smtp() + 1;
        LocalStack stack = new LocalStack(folder, ports, program(root, mailPort, settings));
        stack.endLeftovers();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
        stack.start();
        String temporal = givenTemporal().orElse("127.0.0.1:" + ports.temporal());
        return new BenchStack(folder, stack, new MailSink(mailPort), temporal, otherProcesses);
    }

    static Optional<String> givenTemporal() {
        return environment("TEMPORAL_ADDRESS");
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    /** What stands after {@code java}: properties win over the environment that the stack sets. */
    private static List<String> program(Path root, int mailPort, Map<String, String> settings) {
        List<String> program = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx1g"));
        program.add("-Dspring.mail.port=" + mailPort);
        program.add("-Dthroughline.pickup.secret=" + PickupCode.SECRET);
        settings.forEach((name, value) -> program.add("-D" + name + "=" + value));
        Path target = root.resolve("worker/target");
        try {
            program.add("-classpath");
            program.add(target.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(target.resolve("run-classpath")).strip());
        } catch (IOException e) {
            throw new SetupException("The application is not built: start this by ./run bench, which builds it.", e);
        }
        program.add("dev.throughline.oms.worker.OmsApplication");
        return program;
    }

    CpuClock cpu() {
        return new CpuClock(processes());
    }

    Memory memory() {
        return new Memory(processes());
    }

    private Map<String, Long> processes() {
        Map<String, Long> processes = new LinkedHashMap<>();
        if (givenTemporal().isEmpty()) {
            processes.put("Temporal", pid(folder.root().resolve("pids/temporal")));
        }
        processes.put("application", pid(folder.root().resolve("pids/application")));
        processes.put("PostgreSQL", pid(folder.root().resolve("postgres/postmaster.pid")));
        processes.put("bench", ProcessHandle.current().pid());
        processes.putAll(otherProcesses);
        return processes;
    }

    /** The first number of the file. */
    private static long pid(Path file) {
        try {
            return Long.parseLong(Files.readString(file).split("\\s", 2)[0]);
        } catch (IOException e) {
            throw new IllegalStateException("no process id in " + file, e);
        }
    }

    Api api() {
        return new Api(URI.create(stack.application().address()));
    }

    WorkflowClient temporal() {
        return client;
    }

    RowCounts rows() {
        return new RowCounts(stack.postgres().jdbcUrl(), LocalPostgres.USER, "postgres");
    }

    @Override
    public void close() {
        temporal.shutdownNow();
        stack.stop();
        mail.close();
    }
}
