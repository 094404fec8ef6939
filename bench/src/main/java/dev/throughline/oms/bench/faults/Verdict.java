package dev.throughline.oms.bench.faults;

import dev.throughline.oms.bench.load.Tally;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Invariant;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.OrderStatus;
import dev.throughline.oms.client.model.OrderSummary;
import dev.throughline.oms.client.model.Reconciliation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one checker: the system's own reconciliation, the sums of what the clients were answered, and some questions to the tables. Steps
 * may be under way, so it looks until nothing is wrong, or the time is over.
 */
final class Verdict {
    private static final Set<OrderStatus> FINAL =
            EnumSet.of(OrderStatus.COMPLETED, OrderStatus.CANCELLED, OrderStatus.RETURNED, OrderStatus.REFUSED);
    private static final Set<FulfillmentOrderStatus> IN_WORK =
            EnumSet.of(FulfillmentOrderStatus.REQUESTED, FulfillmentOrderStatus.STARTED, FulfillmentOrderStatus.PICKED);

    private final Instances instances;
    private final Ledgers ledgers;
    private final Tally tally;
    private final Map<String, Long> figuresBefore;

    Verdict(Instances instances, Ledgers ledgers, Tally tally, Map<String, Long> figuresBefore) {
        this.instances = instances;
        this.ledgers = ledgers;
        this.tally = tally;
        this.figuresBefore = Map.copyOf(figuresBefore);
    }

    /** What is wrong when the time is over; empty as soon as nothing is. */
    List<String> await(long untilNanos) throws InterruptedException {
        List<String> wrong = look();
        while (!wrong.isEmpty() && System.nanoTime() < untilNanos) {
            Thread.sleep(1_000);
            wrong = look();
        }
        return wrong;
    }

    private List<String> look() throws InterruptedException {
        Reconciliation reconciliation = instances.call(api -> api.reconciliation.getReconciliation());
        List<String> wrong = new ArrayList<>();
        for (Invariant invariant : reconciliation.getInvariants()) {
            if (!invariant.getHolds()) {
                wrong.add("invariant " + invariant.getNumber() + ", " + invariant.getName() + ": "
                        + invariant.getViolations());
            }
        }
        tally.differences(figuresBefore, reconciliation.getFigures()).forEach(wrong::add);
        wrong.addAll(ledgers.violations());
        wrong.addAll(ownerless());
        return wrong;
    }

    /** Orders that are neither final nor in the hands of a person with a time to be done. */
    private List<String> ownerless() throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (OrderStatus status : EnumSet.complementOf(EnumSet.copyOf(FINAL))) {
            for (OrderSummary summary : orders(status)) {
                Order order = instances.call(api -> api.service.getOrder(summary.getOrderId()));
                if (!FINAL.contains(order.getStatus())
                        && order.getFulfillmentOrders().stream().noneMatch(Verdict::isOwned)) {
                    wrong.add("order " + order.getOrderId() + " is " + order.getStatus() + " and nobody's");
                }
            }
        }
        return wrong;
    }

    private List<OrderSummary> orders(OrderStatus status) throws InterruptedException {
        return instances.call(api -> api.service
                .listOrders(200, null, null, status, null, null, null, null, null, null)
                .getOrders());
    }

    private static boolean isOwned(FulfillmentOrder work) {
        return IN_WORK.contains(work.getStatus()) && work.getDueBy() != null;
    }
}
