package dev.throughline.oms.workflows.order;

import dev.throughline.oms.workflows.fulfillment.FulfillmentStep;
import dev.throughline.oms.workflows.fulfillment.FulfillmentStep.Outcome;
import dev.throughline.oms.workflows.inventory.StockStep;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.CustomerMessage.Template;
import dev.throughline.oms.workflows.order.FulfillmentOrders.Taken;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ShortagePolicy;
import dev.throughline.oms.workflows.shared.Waits;
import dev.throughline.oms.workflows.sourcing.SourcingDecision;
import dev.throughline.oms.workflows.sourcing.SourcingRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something else takes the place of units, where they are. It is committed before anything is changed, so that a substitute that cannot be
 * had leaves everything as it was. The line and its price stay; a fulfillment order of its own serves the substitute.
 */
final class Substitutions {
    private final PlaceOrder order;
    private final FulfillmentOrders fulfillmentOrders;
    private final OrderPorts ports;
    private final StepNames names;
    private final Supplier<@Nullable Instant> promisedBy;

    Substitutions(
            PlaceOrder order,
            FulfillmentOrders fulfillmentOrders,
            OrderPorts ports,
            StepNames names,
            Supplier<@Nullable Instant> promisedBy) {
        this.order = order;
        this.fulfillmentOrders = fulfillmentOrders;
        this.ports = ports;
        this.names = names;
        this.promisedBy = promisedBy;
    }

    Substitution give(Substituted asked) {
        var from = fulfillmentOrders.find(asked.fulfillmentOrder()).orElseThrow();
        if (!isThere(from, asked)) {
            return refused(Substitution.Refusal.CHANGED_MEANWHILE);
        }
        var found = commit(from, asked);
        if (found.assignments().isEmpty()) {
            return refused(Substitution.Refusal.NOT_AVAILABLE);
        }
        if (!isThere(from, asked)) {
            found.assignments().forEach(a -> ports.inventory.release(stock("release", from, a.lines())));
            return refused(Substitution.Refusal.CHANGED_MEANWHILE);
        }
        var taken = fulfillmentOrders.take(from, new TreeMap<>(Map.of(asked.line(), asked.quantity())));
        takeOut(taken, asked);
        fulfillmentOrders.open(found.assignments(), promisedBy.get(), from.method());
        var id = fulfillmentOrders.lastId();
        tell(taken, asked, id);
        return new Substitution(id, null);
    }

    private static boolean isThere(FulfillmentOrder from, Substituted asked) {
        return from.isOpen()
                && from.units().stream()
                        .anyMatch(u -> u.line() == asked.line()
                                && u.quantity() >= asked.quantity()
                                && !u.sku().equals(asked.sku()));
    }

    private static Substitution refused(Substitution.Refusal refusal) {
        return new Substitution(null, refusal);
    }

    private SourcingDecision commit(FulfillmentOrder from, Substituted asked) {
        boolean sent = from.method().isSent();
        return ports.sourcing.sourceAndCommit(new SourcingRequest(
                order.id(),
                names.next("substitute"),
                order.channel(),
                from.method(),
                sent ? from.pickupLocation() : from.location(),
                ShortagePolicy.ALL_OR_NOTHING,
                List.of(new OrderedUnits(asked.line(), asked.sku(), asked.quantity())),
                List.of(),
                null,
                // What was promised before is no placement, so that nothing is preordered.
                sent ? promisedBy.get() : Objects.requireNonNullElseGet(promisedBy.get(), Waits::now),
                sent ? from.location() : null));
    }

    private void takeOut(Taken taken, Substituted asked) {
        if (asked.notFound()) {
            ports.inventory.recordShortPick(stock("short-pick", taken.from(), taken.units()));
        } else {
            ports.inventory.release(stock("release", taken.from(), taken.units()));
        }
        ports.fulfillment.cancelUnits(new FulfillmentStep(
                taken.from().id(),
                names.next("withdraw"),
                asked.notFound() ? Outcome.SHORT_PICKED : Outcome.SUBSTITUTED,
                taken.units(),
                asked.actor(),
                asked.reason()));
    }

    private void tell(Taken taken, Substituted asked, FulfillmentOrderId id) {
        var units = taken.units().getFirst();
        ports.orders.recordProgress(new OrderProgress(
                order.id(),
                names.next("progress"),
                OrderFact.SUBSTITUTED,
                List.of(),
                id,
                asked.actor(),
                asked.reason(),
                List.of(),
                null,
                new SubstitutedUnits(asked.line(), units.sku(), asked.sku(), units.quantity(), asked.consent())));
        ports.messages.tell(
                (messages, message) -> messages.send(message),
                new CustomerMessage(order.id(), names.next("message"), Template.SUBSTITUTED, id, null));
    }

    private StockStep stock(String what, FulfillmentOrder at, List<OrderedUnits> units) {
        return new StockStep(order.id(), names.next(what), at.location(), units);
    }
}
