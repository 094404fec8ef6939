package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.ExceptionEntry;
import dev.throughline.oms.client.model.ExceptionKind;
import dev.throughline.oms.client.model.ExceptionResolution;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.Order;
import dev.throughline.oms.client.model.ResolutionRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
        for (ExceptionEntry entry : entries(order, false)) {
            ResolutionRequest request =
                    new ResolutionRequest().resolution(resolution(entry, plan)).note("decided by the play");
            try {
                context.oms().run(() -> context.oms().exceptions.resolveException(entry.getExceptionId(), request));
                decided = true;
            } catch (RefusedException decidedMeanwhile) {
                if (decidedMeanwhile.status() != 409) {
                    throw decidedMeanwhile;
                }
            }
        }
        return decided;
    }

    /** What waits once more, because nobody has the units, is paid back. */
    private ExceptionResolution resolution(ExceptionEntry entry, PlannedOrder plan) {
        boolean tried = entry.getReason().contains("replacement");
        return !tried
                        && context.chance()
                                .hits(SENT_AGAIN, "sent again", plan.invoice().number())
                ? ExceptionResolution.REPLACE
                : ExceptionResolution.REFUND;
    }

    /** Fulfillment orders whose units were sent again in the end. */
    Set<String> replaced(Order order) throws InterruptedException {
        if (!hasLost(order)) {
            return Set.of();
        }
        return entries(order, true).stream()
                .filter(entry -> entry.getFulfillmentOrderId() != null && entry.getClosedAt() != null)
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.getFulfillmentOrderId())))
                .entrySet()
                .stream()
                .filter(about -> wasReplaced(about.getValue()))
                .map(about -> about.getKey())
                .collect(Collectors.toSet());
    }

    private static boolean wasReplaced(List<ExceptionEntry> entries) {
        ExceptionEntry last = entries.stream()
                .max(Comparator.comparing(entry -> Objects.requireNonNullElse(entry.getClosedAt(), Instant.EPOCH)))
                .orElseThrow();
        return Objects.requireNonNullElse(last.getResolution(), "").startsWith("replaced");
    }

    private static boolean hasLost(Order order) {
        return order.getFulfillmentOrders().stream()
                .map(FulfillmentOrder::getStatus)
                .anyMatch(status -> status == FulfillmentOrderStatus.LOST);
    }

    private List<ExceptionEntry> entries(Order order, boolean closedToo) throws InterruptedException {
        String id = order.getOrderId();
        return context
                .oms()
                .call(() -> context.oms().exceptions.listExceptions(PAGE, null, null, null, id, null, false, closedToo))
                .getExceptions()
                .stream()
                .filter(entry -> KINDS.contains(entry.getKind()))
                .toList();
    }
}
