package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.ChannelId;
import dev.throughline.oms.workflows.shared.FulfillmentMethod;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OmsSearchAttributes;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.OrderStatus;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Sku;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.shared.UnitState;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The order process on a server with skipped time, between {@link Systems} made by hand. */
public final class OrderTestBench implements AutoCloseable {
    public static final LocationId STORE = new LocationId("store-7");
    public static final LocationId WAREHOUSE = new LocationId("warehouse-1");
    public static final Actor PICKER = new Actor(Actor.Kind.EMPLOYEE, "picker-1");
    private static final AtomicInteger LAST = new AtomicInteger();

    public final Systems systems = new Systems();
    public final TestWorkflowEnvironment env;
    private final OrderId id = new OrderId("ord_test" + LAST.incrementAndGet());
    private final OrderWorkflow order;

    public OrderTestBench(Class<?>... workflows) {
        this(List.of(), workflows);
    }

    /** With activities beside {@link Systems}. */
    public static OrderTestBench with(Object activities, Class<?>... workflows) {
        return new OrderTestBench(List.of(activities), workflows);
    }

    private OrderTestBench(List<Object> activities, Class<?>... workflows) {
        env = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter())
                        .build())
                .build());
        systems.now = env::currentTimeMillis;
        registerSearchAttributes();
        var orders = env.newWorker(TaskQueues.ORDERS);
        orders.registerWorkflowImplementationTypes(workflows);
        orders.registerActivitiesImplementations(systems);
        activities.forEach(orders::registerActivitiesImplementations);
        env.newWorker(TaskQueues.PAYMENTS).registerActivitiesImplementations(systems);
        env.start();
        order = env.getWorkflowClient()
                .newWorkflowStub(
                        OrderWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.ORDERS)
                                .setWorkflowId(id.workflowId())
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .build());
    }

    static DefaultDataConverter converter() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new Jackson3JsonPayloadConverter());
    }

    private void registerSearchAttributes() {
        for (var key : OmsSearchAttributes.all()) {
            var type = IndexedValueType.forNumber(key.getValueType().getNumber());
            if (!env.registerSearchAttribute(key.getName(), type)) {
                throw new IllegalStateException("cannot register " + key.getName());
            }
        }
    }

    PlaceOrder shipping(ShortagePolicy policy, PlaceOrder.Line... lines) {
        return new PlaceOrder(
                id,
                "TL-1",
                new ChannelId("web"),
                FulfillmentMethod.SHIP,
                null,
                policy,
                "GBP",
                Arrays.asList(lines),
                null);
    }

    PlaceOrder pickup(PlaceOrder.Line... lines) {
        return new PlaceOrder(
                id,
                "TL-1",
                new ChannelId("app"),
                FulfillmentMethod.PICKUP,
                STORE,
                ShortagePolicy.ALL_OR_NOTHING,
                "GBP",
                Arrays.asList(lines),
                null);
    }

    static PlaceOrder.Line line(int number, int quantity, long goodsMinor) {
        return new PlaceOrder.Line(
                number, new Sku("SKU-" + number), quantity, new Money(goodsMinor, "GBP"), Money.zero("GBP"));
    }

    Placement place(PlaceOrder placed) {
        return place(OrderInput.first(placed));
    }

    /** As the checkout does: start and question in one call. */
    Placement place(OrderInput input) {
        return WorkflowClient.executeUpdateWithStart(
                order::place,
                UpdateOptions.<Placement>newBuilder()
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(order::process, input));
    }

    void awaitUnits(UnitState state, int units) {
        Awaitility.await().until(() -> order.view().units().getOrDefault(state, 0) == units);
    }

    /** Steps that a signal causes take a moment. */
    void awaitFulfillmentOrder(int number) {
        Awaitility.await()
                .until(() -> order.view().fulfillmentOrders().stream()
                        .anyMatch(f -> f.id().equals(fulfillmentOrder(number))));
    }

    /** Starts without waiting for the checkout's answer, so that time is skipped until the outcome. */
    void start(PlaceOrder placed) {
        WorkflowClient.start(order::process, OrderInput.first(placed));
    }

    OrderWorkflow order() {
        return order;
    }

    FulfillmentOrderId fulfillmentOrder(int number) {
        return FulfillmentOrderId.of(id, number);
    }

    Release pack(int number) {
        return again(() -> order.packed(new Packed(fulfillmentOrder(number), PICKER)));
    }

    /** As whoever asks over HTTP: an order that has just begun a new run may not know yet that it is accepted. */
    private static <R> R again(Callable<R> update) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInSameThread()
                .ignoreExceptionsMatching(thrown -> OrderFailure.in(thrown)
                        .filter(refused -> refused.failure() == OrderFailure.ORDER_NOT_ACCEPTED)
                        .isPresent())
                .until(update, Objects::nonNull);
    }

    void deliver(int number) {
        order.tracked(new Tracked(fulfillmentOrder(number), Tracked.Outcome.DELIVERED));
    }

    Cancelled cancel(UnitsOfLine... units) {
        return again(() -> order.cancel(
                new CancelOrder(List.of(units), new Actor(Actor.Kind.CUSTOMER, "cus_1"), "ordered by mistake")));
    }

    /** The outcome; keeps the history as a file when {@code -Dhistories=<folder>} says so. */
    OrderStatus outcome(String name) {
        var status = WorkflowStub.fromTyped(order).getResult(OrderStatus.class);
        keepHistory(name, id.workflowId());
        return status;
    }

    void keepHistory(String name) {
        keepHistory(name, id.workflowId());
    }

    /** Keeps the history as a file when {@code -Dhistories=<folder>} says so. */
    public void keepHistory(String name, String workflowId) {
        var folder = System.getProperty("histories");
        if (folder != null) {
            var history = env.getWorkflowClient().fetchHistory(workflowId).toJson(true);
            try {
                Files.writeString(Path.of(folder).resolve(name + ".json"), history);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        env.close();
    }
}
