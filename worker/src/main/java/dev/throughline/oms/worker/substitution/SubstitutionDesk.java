package dev.throughline.oms.worker.substitution;

import dev.throughline.oms.activities.catalog.Catalog;
import dev.throughline.oms.activities.catalog.Product;
import dev.throughline.oms.activities.catalog.Substitutes;
import dev.throughline.oms.activities.fulfillment.FulfillmentOrderRecord;
import dev.throughline.oms.activities.fulfillment.Fulfillments;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.api.model.SubstituteRequest;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.worker.temporal.RunningOrders;
import dev.throughline.oms.workflows.order.Substituted;
import dev.throughline.oms.workflows.order.Substituted.Consent;
import dev.throughline.oms.workflows.order.Substitution;
import dev.throughline.oms.workflows.shared.FulfillmentOrderId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a picker, or the counter, gives in place of units: what the customer has agreed to, before or now. */
@Component
class SubstitutionDesk {
    private final Fulfillments fulfillments;
    private final RunningOrders orders;
    private final OrderIntake intake;
    private final Catalog catalog;
    private final Substitutes substitutes;

    SubstitutionDesk(
            Fulfillments fulfillments,
            RunningOrders orders,
            OrderIntake intake,
            Catalog catalog,
            Substitutes substitutes) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.intake = intake;
        this.catalog = catalog;
        this.substitutes = substitutes;
    }

    /** The same request, repeated, is the same act, however the fulfillment order has changed since. */
    FulfillmentOrderId give(FulfillmentOrderId id, Caller caller, String key, SubstituteRequest body) {
        var work = find(id);
        LocationScope.require(work.location(), "fulfillment order with this id");
        var substitute = catalog.find(body.getSku())
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.UNKNOWN_SKU, "sku", "must be a SKU or GTIN of the catalogue"));
        var ordered = ordered(work, body.getLine());
        refuseKits(ordered, substitute);
        boolean notFound = Boolean.TRUE.equals(body.getNotFound());
        var asked = new Substituted(
                id,
                body.getLine(),
                body.getQuantity(),
                substitute.sku(),
                notFound,
                consent(work, ordered, substitute.sku(), body),
                caller.actor(),
                Objects.requireNonNullElse(body.getReason(), notFound ? "not on the shelf" : "as the customer wants"));
        var updateId =
                RequestKeys.id("substitute_", caller.client(), key + "\0" + id + "\0" + RequestKeys.fingerprint(body));
        return served(orders.substituted(asked, updateId));
    }

    FulfillmentOrderRecord find(FulfillmentOrderId id) {
        return fulfillments
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_FULFILLMENT_ORDER, "There is no fulfillment order with this id"));
    }

    private static FulfillmentOrderId served(Substitution answer) {
        var refusal = answer.refusal();
        if (refusal != null) {
            throw new ProblemException(
                    refusal == Substitution.Refusal.NOT_AVAILABLE
                            ? ProblemType.SUBSTITUTION_REFUSED
                            : ProblemType.NOT_OPEN,
                    refusal == Substitution.Refusal.NOT_AVAILABLE
                            ? "This location has too few of it to promise"
                            : "The units were packed, cancelled or declined meanwhile");
        }
        return Objects.requireNonNull(answer.fulfillmentOrder());
    }

    /** What the customer ordered, whatever has taken its place before. */
    private Sku ordered(FulfillmentOrderRecord work, int line) {
        return intake.find(work.order()).stream()
                .flatMap(checkout -> checkout.lines().stream())
                .filter(one -> one.line() == line)
                .map(one -> one.sku())
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(ProblemType.UNKNOWN_LINE, "Name a line of this fulfillment order"));
    }

    private void refuseKits(Sku ordered, Product substitute) {
        boolean kit = substitute.wasKit()
                || catalog.find(ordered.value()).map(Product::wasKit).orElse(false);
        if (kit) {
            throw refused("A kit has no substitute, and is none");
        }
    }

    private Consent consent(FulfillmentOrderRecord work, Sku ordered, Sku substitute, SubstituteRequest body) {
        if (Boolean.TRUE.equals(body.getCustomerAgreed())) {
            return Consent.CUSTOMER;
        }
        var rule = substitutes.of(ordered).stream()
                .filter(one -> one.sku().equals(substitute))
                .findFirst()
                .orElseThrow(() -> refused("The catalogue does not name it for this product: ask the customer"));
        if (!rule.automatic()) {
            throw refused("The catalogue wants the customer to be asked about it");
        }
        boolean accepts = intake.find(work.order())
                .map(checkout -> Boolean.TRUE.equals(checkout.acceptsSubstitutes()))
                .orElse(false);
        if (!accepts) {
            throw refused("The customer did not say that they take substitutes: ask them");
        }
        return Consent.RULE;
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.SUBSTITUTION_REFUSED, why);
    }
}
