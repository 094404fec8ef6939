package dev.throughline.oms.worker.returns;

import dev.throughline.oms.activities.inventory.Locations;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.activities.order.Returns;
import dev.throughline.oms.api.model.CreateReturnRequest;
import dev.throughline.oms.api.model.Disposition;
import dev.throughline.oms.api.model.ModelReturn;
import dev.throughline.oms.api.model.ReturnLineRequest;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.worker.security.LocationScope;
import dev.throughline.oms.worker.temporal.ReturnStarts;
import dev.throughline.oms.workflows.order.ReturnDecision.LineRefusal;
import dev.throughline.oms.workflows.returns.ReturnAnswer;
import dev.throughline.oms.workflows.returns.ReturnedGoods;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.ReturnId;
import dev.throughline.oms.workflows.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Takes goods back: one return per client and key, whatever became of its process. */
@Component
class ReturnDesk {
    private final ReturnStarts starts;
    private final Returns returns;
    private final Locations locations;
    private final ReturnedArticles articles;

    ReturnDesk(ReturnStarts starts, Returns returns, Locations locations, ReturnedArticles articles) {
        this.starts = starts;
        this.returns = returns;
        this.locations = locations;
        this.articles = articles;
    }

    ModelReturn take(Caller caller, String key, CreateReturnRequest body, OrderRecord order) {
        var rma = new ReturnId(RequestKeys.id("rma_", caller.client(), key));
        var goods = goods(rma, caller, body, order);
        var known = returns.find(rma);
        if (known.isPresent()) {
            var taken = ReturnWire.taken(known.get());
            refuseAnother(taken, body);
            if (taken.getStatus() != ModelReturn.StatusEnum.RECEIVED) {
                return taken;
            }
        }
        var answer = starts.receiveAndWait(goods);
        if (answer.map(ReturnAnswer::asked)
                .filter(asked -> !asked.isSameAs(goods))
                .isPresent()) {
            throw keyReused();
        }
        answer.ifPresent(a -> refuseNotReturnable(a, body));
        var taken = returns.find(rma).map(ReturnWire::taken);
        taken.ifPresent(t -> refuseAnother(t, body));
        return taken.orElseGet(() -> underWay(rma, body));
    }

    /** The key names this return: it is answered only to who asks for the same. */
    private static void refuseAnother(ModelReturn taken, CreateReturnRequest body) {
        boolean same = taken.getOrderId().equals(body.getOrderId())
                && taken.getLocation().equals(body.getLocation())
                && Objects.equals(taken.getReason(), body.getReason())
                && units(taken.getLines()).equals(units(body.getLines()));
        if (!same) {
            throw keyReused();
        }
    }

    private static ProblemException keyReused() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "Send the first body again, or another Idempotency-Key for another return");
    }

    private static Map<String, Integer> units(List<ReturnLineRequest> lines) {
        var units = new TreeMap<String, Integer>();
        lines.forEach(l -> units.merge(l.getLine() + " " + l.getDisposition(), l.getQuantity(), Integer::sum));
        return units;
    }

    private static void refuseNotReturnable(ReturnAnswer answer, CreateReturnRequest body) {
        if (!answer.refusals().isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_RETURNABLE,
                    "Nothing was taken; GET …/returnable tells what may come back",
                    answer.refusals().stream()
                            .map(refusal -> Fields.error(
                                    field(refusal, body),
                                    detail(refusal),
                                    refusal.reason().name()))
                            .toList());
        }
    }

    private static String field(LineRefusal refusal, CreateReturnRequest body) {
        for (int i = 0; i < body.getLines().size(); i++) {
            if (body.getLines().get(i).getLine() == refusal.line()) {
                return "lines[" + i + "]";
            }
        }
        return "lines";
    }

    private static String detail(LineRefusal refusal) {
        return switch (refusal.reason()) {
            case UNKNOWN_LINE -> "must be a line of the order";
            case NOT_WITH_CUSTOMER -> "must not be more units than are with the customer";
            case WINDOW_CLOSED -> "the time to return it has run out";
        };
    }

    private static ModelReturn underWay(ReturnId rma, CreateReturnRequest body) {
        return new ModelReturn(
                        rma.value(),
                        body.getOrderId(),
                        body.getLocation(),
                        ModelReturn.StatusEnum.RECEIVED,
                        body.getLines())
                .reason(body.getReason());
    }

    private ReturnedGoods goods(ReturnId rma, Caller caller, CreateReturnRequest body, OrderRecord order) {
        var location = Fields.parse("location", body.getLocation(), LocationId::new);
        LocationScope.require(location, "location with this id");
        if (locations.find(location).isEmpty()) {
            throw ProblemException.ofField(ProblemType.UNKNOWN_LOCATION, "location", "must be a location that exists");
        }
        var skus = articles.of(order, body);
        return new ReturnedGoods(
                rma,
                order.id(),
                location,
                units(body, Disposition.RESTOCKED, skus),
                units(body, Disposition.NOT_RESTOCKED, skus),
                caller.actor(),
                body.getReason());
    }

    private static List<OrderedUnits> units(CreateReturnRequest body, Disposition disposition, Map<Integer, Sku> skus) {
        var perLine = new TreeMap<Integer, Integer>();
        body.getLines().stream()
                .filter(l -> l.getDisposition() == disposition)
                .forEach(l -> perLine.merge(l.getLine(), l.getQuantity(), Math::addExact));
        return perLine.entrySet().stream()
                .map(e -> new OrderedUnits(e.getKey(), Objects.requireNonNull(skus.get(e.getKey())), e.getValue()))
                .toList();
    }
}
