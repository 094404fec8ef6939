package dev.throughline.oms.activities.purchasing;

import dev.throughline.oms.activities.purchasing.PurchaseOrder.Status;
import dev.throughline.oms.activities.purchasing.StockMoves.Kind;
import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.PurchaseOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class StoredPurchaseOrders implements PurchaseOrders {
    private static final Logger LOG = LoggerFactory.getLogger(StoredPurchaseOrders.class);

    private final TransactionTemplate transaction;
    private final OrderTable orders;
    private final ReceiptTable receipts;
    private final StockMoves moves;
    private final PurchaseEvents events;
    private final Suppliers suppliers;
    private final Clock clock;

    StoredPurchaseOrders(
            TransactionTemplate transaction,
            OrderTable orders,
            ReceiptTable receipts,
            StockMoves moves,
            PurchaseEvents events,
            Suppliers suppliers,
            Clock clock) {
        this.transaction = transaction;
        this.orders = orders;
        this.receipts = receipts;
        this.moves = moves;
        this.events = events;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    @Override
    public Optional<PurchaseOrder> find(PurchaseOrderId id) {
        return orders.find(id);
    }

    @Override
    public List<PurchaseOrder> list(Query query) {
        return orders.list(query);
    }

    @Override
    public Answer create(Draft draft) {
        var fingerprint =
                new TreeMap<>(draft.units()) + " " + draft.location() + " " + draft.supplier() + " " + draft.document();
        boolean same = Boolean.TRUE.equals(
                transaction.execute(_ -> orders.insert(draft, fingerprint) || orders.isSame(draft.id(), fingerprint)));
        return new Answer(orders.find(draft.id()).orElseThrow(), same ? null : Refusal.OTHER_CONTENT);
    }

    @Override
    public Answer place(PurchaseOrderId id, @Nullable String supplier, @Nullable Instant expectedAt, Actor actor) {
        return act(id, order -> {
            if (order.status() != Status.DRAFT) {
                return order.status() == Status.CANCELLED ? Refusal.STATUS : null;
            }
            var from = Optional.ofNullable(supplier == null ? order.supplier() : supplier)
                    .flatMap(suppliers::find);
            if (from.isEmpty()) {
                return Refusal.NO_SUPPLIER;
            }
            var byLeadTime = clock.instant().plusSeconds(from.get().leadDays() * 86_400L);
            var due =
                    Objects.requireNonNullElse(expectedAt, Objects.requireNonNullElse(order.expectedAt(), byLeadTime));
            orders.place(id, from.get().id(), due);
            var units = units(order, PurchaseOrder.Line::ordered);
            moves.write(id, Kind.ANNOUNCE, "place", units, actor, order.reason());
            events.append(again(id), "place", "placed", actor, order.reason(), units);
            return null;
        });
    }

    @Override
    public Answer receive(Delivery delivery) {
        return act(delivery.id(), order -> {
            var known = order.receipts().stream()
                    .filter(receipt -> receipt.document().equals(delivery.document()))
                    .findFirst();
            if (known.isPresent()) {
                return known.get().units().equals(delivery.units()) ? null : Refusal.OTHER_CONTENT;
            }
            if (order.status() == Status.DRAFT) {
                return Refusal.STATUS;
            }
            takeIn(order, delivery);
            return null;
        });
    }

    private void takeIn(PurchaseOrder order, Delivery delivery) {
        var id = order.id();
        var step = "receive " + delivery.document();
        receipts.insert(delivery);
        orders.add(id, "received", delivery.units());
        if (order.status().isOpen()) {
            boolean all = again(id).lines().stream().allMatch(line -> line.missing() == 0);
            orders.move(id, all ? Status.RECEIVED : Status.PARTLY_RECEIVED);
        }
        var reason = Objects.requireNonNullElse(delivery.reason(), "delivered");
        moves.write(id, Kind.RECEIVE, step, delivery.units(), delivery.actor(), reason);
        events.append(again(id), step, "received", delivery.actor(), delivery.reason(), delivery.units());
    }

    @Override
    public Answer close(PurchaseOrderId id, Actor actor, String reason) {
        return end(id, actor, reason, Status.CLOSED, "closed", Status::isOpen);
    }

    @Override
    public Answer cancel(PurchaseOrderId id, Actor actor, String reason) {
        return end(
                id,
                actor,
                reason,
                Status.CANCELLED,
                "cancelled",
                status -> status == Status.DRAFT || status == Status.PLACED);
    }

    private Answer end(
            PurchaseOrderId id, Actor actor, String reason, Status end, String word, Function<Status, Boolean> from) {
        return act(id, order -> {
            if (order.status() == end) {
                return null;
            }
            if (!from.apply(order.status())) {
                return Refusal.STATUS;
            }
            var missing = units(order, PurchaseOrder.Line::missing);
            orders.move(id, end);
            if (order.status().isOpen()) {
                moves.write(id, Kind.WITHDRAW, word, missing, actor, reason);
            }
            events.append(again(id), word, word, actor, reason, missing);
            return null;
        });
    }

    /** Acts under the order's lock, and tells the stock pool then. */
    private Answer act(PurchaseOrderId id, Function<PurchaseOrder, @Nullable Refusal> act) {
        var refusal = transaction.execute(_ -> orders.lock(id)
                .map(order -> Optional.ofNullable(act.apply(order)))
                .orElse(Optional.of(Refusal.UNKNOWN)));
        tell(id);
        return new Answer(orders.find(id).orElse(null), refusal == null ? null : refusal.orElse(null));
    }

    /** What cannot be applied now is applied by the relay. */
    private void tell(PurchaseOrderId id) {
        try {
            moves.apply(id);
        } catch (RuntimeException e) {
            LOG.warn("The stock of {} is told later: {}", id, e.toString());
        }
    }

    private PurchaseOrder again(PurchaseOrderId id) {
        return orders.find(id).orElseThrow();
    }

    private static Map<Sku, Integer> units(PurchaseOrder order, Function<PurchaseOrder.Line, Integer> column) {
        return order.lines().stream()
                .filter(line -> column.apply(line) > 0)
                .collect(Collectors.toMap(PurchaseOrder.Line::sku, column));
    }
}
