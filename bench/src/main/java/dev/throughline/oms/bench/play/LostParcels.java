package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.ExceptionEntry;
import dev.throughline.oms.client.model.ExceptionKind;
import dev.throughline.oms.client.model.ExceptionResolution;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.ResolutionRequest;
import java.util.List;
import java.util.Set;

/** What customer service does about parcels that were lost or damaged: most are sent again, the others paid back. */
record LostParcels(PlayContext context) {
    private static final double SENT_AGAIN = 0.7;
    private static final int PAGE = 50;
    private static final Set<ExceptionKind> KINDS = Set.of(ExceptionKind.LOST, ExceptionKind.DAMAGED);

    /** Decides what waits; answers whether something did. */
    boolean decide(Order order, PlannedOrder plan) throws InterruptedException {
        if (!hasLost(order)) {
            return false;
        }
        boolean decided = false;
        for (ExceptionEntry entry : entries(order)) {
            ExceptionResolution first = context.chance()
                            .hits(SENT_AGAIN, "sent again", plan.invoice().number())
                    ? ExceptionResolution.REPLACE
                    : ExceptionResolution.REFUND;
            try {
                // What nobody has to send again, the customer gets the money for.
                if (decide(entry, first).getClosedAt() == null) {
                    decide(entry, ExceptionResolution.REFUND);
                }
                decided = true;
            } catch (RefusedException decidedMeanwhile) {
                if (decidedMeanwhile.status() != 409) {
                    throw decidedMeanwhile;
                }
            }
        }
        return decided;
    }

    private ExceptionEntry decide(ExceptionEntry entry, ExceptionResolution resolution) throws InterruptedException {
        ResolutionRequest request =
                new ResolutionRequest().resolution(resolution).note("decided by the play");
        return context.oms().call(() -> context.oms().exceptions.resolveException(entry.getExceptionId(), request));
    }

    private static boolean hasLost(Order order) {
        return order.getFulfillmentOrders().stream()
                .map(FulfillmentOrder::getStatus)
                .anyMatch(status -> status == FulfillmentOrderStatus.LOST);
    }

    private List<ExceptionEntry> entries(Order order) throws InterruptedException {
        String id = order.getOrderId();
        return context
                .oms()
                .call(() -> context.oms().exceptions.listExceptions(PAGE, null, null, null, id, null, false, false))
                .getExceptions()
                .stream()
                .filter(entry -> KINDS.contains(entry.getKind()))
                .toList();
    }
}
