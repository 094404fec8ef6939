package dev.throughline.oms.bench.load;

import dev.throughline.oms.client.model.Address;
import dev.throughline.oms.client.model.CancellationRequest;
import dev.throughline.oms.client.model.ExceptionEntry;
import dev.throughline.oms.client.model.ExceptionKind;
import dev.throughline.oms.client.model.ExceptionResolution;
import dev.throughline.oms.client.model.FulfillmentOrder;
import dev.throughline.oms.client.model.FulfillmentOrderStatus;
import dev.throughline.oms.client.model.LineUnits;
import dev.throughline.oms.client.model.RejectRequest;
import dev.throughline.oms.client.model.ResolutionRequest;
import dev.throughline.oms.client.model.ShortPickRequest;
import dev.throughline.oms.client.model.TrackingRequest;
import dev.throughline.oms.client.model.UnfillableChoice;
import dev.throughline.oms.client.model.UnfillableDecisionRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an order can go through beside the ordinary ways, over HTTP; each answers the order's id when its process has closed. */
final class Scenarios {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Api api;
    private final OrderFlow orders;
    private final Histories histories;
    private final Tally tally;

    Scenarios(Api api, OrderFlow orders, Histories histories, Tally tally) {
        this.api = api;
        this.orders = orders;
        this.histories = histories;
        this.tally = tally;
    }

    /** By name; those of pickups begin with "pickup". */
    Map<String, Function<LoadOrder, String>> all() {
        Map<String, Function<LoadOrder, String>> all = new LinkedHashMap<>();
        all.put("ship, cancelled before it is packed", this::cancelled);
        all.put("ship, short-picked, from elsewhere", this::shortPicked);
        all.put("ship, lost and sent again", this::lostAndReplaced);
        all.put("pickup, rejected, delivered instead", this::rejectedAndDelivered);
        return all;
    }

    private String cancelled(LoadOrder order) {
        String id = orders.place(order);
        api.service.cancelOrder(id, "cancel-" + id, new CancellationRequest().reason("ordered by mistake"));
        tally.cancelled(order);
        return closed(id);
    }

    /** All units of the first line are not there. */
    private String shortPicked(LoadOrder order) {
        String id = orders.place(order);
        LoadOrder.Line missing = order.lines().getFirst();
        api.staff.shortPick(
                id + ".1",
                new ShortPickRequest().lines(List.of(new LineUnits().line(1).quantity(missing.quantity()))));
        tally.shortPicked(missing.quantity());
        shipWhatIsOpen(id);
        tally.finished(order);
        return closed(id);
    }

    private String lostAndReplaced(LoadOrder order) {
        String id = orders.place(order);
        orders.pack(id + ".1");
        api.staff.reportTracking(id + ".1", new TrackingRequest().status(TrackingRequest.StatusEnum.LOST));
        ExceptionEntry lost =
                await(() -> api
                        .exceptions
                        .listExceptions(1, null, ExceptionKind.LOST, null, id, null, null, null)
                        .getExceptions()
                        .stream()
                        .findFirst()
                        .orElse(null));
        api.exceptions.resolveException(
                lost.getExceptionId(),
                new ResolutionRequest().resolution(ExceptionResolution.REPLACE).note("sent again"));
        shipWhatIsOpen(id);
        tally.replaced(order);
        tally.finished(order);
        return closed(id);
    }

    private String rejectedAndDelivered(LoadOrder order) {
        String id = orders.place(order);
        api.staff.rejectFulfillment(id + ".1", new RejectRequest().reason("no staff"));
        Address home = OrderRequests.address(order);
        api.decisions.decideUnfillable(
                id,
                "decide-" + id,
                new UnfillableDecisionRequest()
                        .choice(UnfillableChoice.SHIP)
                        .address(home)
                        .reason("delivered instead"));
        shipWhatIsOpen(id);
        tally.delivered(order);
        return closed(id);
    }

    private void shipWhatIsOpen(String id) {
        List<String> open = await(() -> {
            List<String> requested = api.service.getOrder(id).getFulfillmentOrders().stream()
                    .filter(work -> work.getStatus() == FulfillmentOrderStatus.REQUESTED)
                    .map(FulfillmentOrder::getFulfillmentOrderId)
                    .toList();
            return requested.isEmpty() ? null : requested;
        });
        open.forEach(orders::ship);
    }

    private String closed(String id) {
        histories.awaitClosed(OrderFlow.workflow(id));
        return id;
    }

    /** What a signal causes takes a moment. */
    private static <T> T await(Supplier<@org.jspecify.annotations.Nullable T> look) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("nothing came of it in " + PATIENCE.toSeconds() + " s");
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
