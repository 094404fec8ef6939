package dev.throughline.oms.workflows.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.throughline.oms.workflows.demand.DemandPlanningWorkflowImpl;
import dev.throughline.oms.workflows.returns.ReturnWorkflowImpl;
import dev.throughline.oms.workflows.till.TillSaleWorkflowImpl;
import dev.throughline.oms.workflows.transfer.TransferWorkflowImpl;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every history in {@code histories/} is a process that may still be running somewhere: the code of today must replay it. A change
 * that breaks one needs a patch (CONTRIBUTING.md), never a new recording of an old history.
 */
class HistoriesTest {
    private static final Path FOLDER = Path.of("src/test/resources/histories");
    /** Whose histories are stored. */
    static final Class<?>[] PROCESSES = {
        OrderWorkflowImpl.class,
        RefundWorkflowImpl.class,
        ReturnWorkflowImpl.class,
        TillSaleWorkflowImpl.class,
        TransferWorkflowImpl.class,
        DemandPlanningWorkflowImpl.class
    };

    private static final List<String> OUTCOMES = List.of(
            "order-shipped",
            "order-collected",
            "order-not-collected",
            "order-out-of-stock",
            "order-declined",
            "order-declined-nothing-to-void",
            "order-gateway-away",
            "order-cancelled",
            "order-partly-cancelled",
            "order-short-picked",
            "order-lost",
            "order-backordered",
            "order-backorder-expired",
            "order-preordered",
            "order-continued",
            "order-authorization-renewed",
            "order-authorization-lapsed",
            "order-shipped-told",
            "order-shipped-together",
            "order-collected-together",
            "order-substituted",
            "order-substituted-at-the-counter",
            "order-shipped-to-store",
            "order-shipped-to-store-in-part",
            "order-shipped-to-store-not-collected",
            "order-shipped-to-store-lost",
            "order-shipped-to-store-continued",
            "order-promise-moved",
            "order-promise-delayed",
            "order-pickup-rejected",
            "order-pickup-no-show",
            "order-pickup-reminded",
            "order-pickup-rescheduled",
            "order-pickup-in-parts",
            "order-pickup-partly-wanted",
            "order-pickup-given-up",
            "order-not-accepted",
            "order-unfillable-other-store",
            "order-unfillable-found",
            "order-unfillable-expired",
            "order-lost-replaced",
            "order-shipped-to-store-replaced",
            "order-lost-refunded",
            "order-lost-expired",
            "order-damaged-in-part",
            "order-lost-and-found",
            "order-found-after-replacement",
            "order-replacement-refunded",
            "order-late",
            "order-late-postponed",
            "order-capture-retried",
            "refund-retried",
            "refund-settled-otherwise",
            "return-refund-handed-over",
            "return-refunded",
            "return-refused",
            "return-paid-by-till",
            "till-sale",
            "till-sale-receipt",
            "transfer-received",
            "transfer-short",
            "transfer-lost",
            "transfer-never-shipped",
            "transfer-cancelled",
            "demand-planned");

    @Test
    void everyOutcomeHasAHistoryAndEachReplays() throws Exception {
        var names = names();
        assertThat(names).containsAll(OUTCOMES);
        var options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(OrderTestBench.converter())
                        .build())
                .build();
        try (var env = TestWorkflowEnvironment.newInstance(options)) {
            var worker = env.newWorker("replay", OpenOrdersTest.PATIENT);
            worker.registerWorkflowImplementationTypes(PROCESSES);
            for (var name : names) {
                WorkflowReplayer.replayWorkflowExecutionFromResource("histories/" + name + ".json", worker);
            }
        }
    }

    private static List<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }
}
