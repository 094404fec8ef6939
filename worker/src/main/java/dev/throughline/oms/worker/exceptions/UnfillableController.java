package dev.throughline.oms.worker.exceptions;

import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.api.UnfillableApi;
import dev.throughline.oms.api.model.Address;
import dev.throughline.oms.api.model.LineUnits;
import dev.throughline.oms.api.model.ResourcingResult;
import dev.throughline.oms.api.model.UnfillableChoice;
import dev.throughline.oms.api.model.UnfillableDecisionRequest;
import dev.throughline.oms.worker.Amounts;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.fulfillment.FulfillmentWire;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.UnfillableDecision;
import dev.throughline.oms.workflows.order.UnfillableDecision.Choice;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** What people and customers decide about units that nobody could serve. */
@ApiController
class UnfillableController implements UnfillableApi {
    private final RunningOrders running;
    private final OrderIntake intake;
    private final Locations locations;

    UnfillableController(RunningOrders running, OrderIntake intake, Locations locations) {
        this.running = running;
        this.intake = intake;
        this.locations = locations;
    }

    @Override
    public ResponseEntity<ResourcingResult> decideUnfillable(
            String orderId, String idempotencyKey, UnfillableDecisionRequest body) {
        var order = new OrderId(orderId);
        var checkout =
                intake.find(order).orElseThrow(() -> ProblemException.notFound("order with this id in the order book"));
        var location = Fields.parseIfGiven("location", body.getLocation(), LocationId::new);
        check(body, location);
        if (body.getChoice() == UnfillableChoice.SHIP) {
            deliver(order, checkout, body.getAddress());
        }
        var caller = Caller.current();
        var decision = new UnfillableDecision(
                Amounts.units(Objects.requireNonNullElse(body.getLines(), List.<LineUnits>of())),
                Choice.valueOf(body.getChoice().name()),
                location,
                caller.actor(),
                body.getReason());
        var key = idempotencyKey + "\0" + RequestKeys.fingerprint(body);
        var result = running.decide(order, decision, RequestKeys.id("decide_", caller.client(), key));
        return ResponseEntity.ok(FulfillmentWire.resourcing(order, result));
    }

    private void check(UnfillableDecisionRequest body, @Nullable LocationId location) {
        if (body.getChoice() == UnfillableChoice.PICK_UP && location == null) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, "location", "must name the store, for PICK_UP");
        }
        if (location == null) {
            return;
        }
        var known = locations
                .find(location)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.UNKNOWN_LOCATION, "location", "must be a location of GET /v1/locations"));
        if (body.getChoice() == UnfillableChoice.PICK_UP && !known.pickup()) {
            throw ProblemException.ofField(
                    ProblemType.UNPROCESSABLE, "location", "must be a store where customers may collect");
        }
    }

    /** The address is written down before the process looks for a location near it. */
    private void deliver(OrderId order, Checkout checkout, @Nullable Address address) {
        if (address != null) {
            intake.deliverTo(
                    order,
                    new Checkout.Address(
                            address.getLine1(),
                            address.getLine2(),
                            address.getCity(),
                            address.getPostcode(),
                            address.getCountry(),
                            address.getLatitude(),
                            address.getLongitude()));
        } else if (checkout.address() == null) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_REQUEST, "address", "must be given: the order has none to deliver to");
        }
    }
}
