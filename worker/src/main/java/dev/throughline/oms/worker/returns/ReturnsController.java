package dev.throughline.oms.worker.returns;

import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderBook.OrderRecord;
import dev.throughline.oms.activities.order.Returns;
import dev.throughline.oms.api.ReturnsApi;
import dev.throughline.oms.api.model.CreateReturnRequest;
import dev.throughline.oms.api.model.ModelReturn;
import dev.throughline.oms.api.model.ReturnList;
import dev.throughline.oms.api.model.Returnable;
import dev.throughline.oms.api.model.ReturnableLine;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.OrderId;
import dev.throughline.oms.workflows.shared.ReturnId;
import java.time.Clock;
import java.util.Comparator;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@ApiController
class ReturnsController implements ReturnsApi {
    private final ReturnDesk desk;
    private final Returns returns;
    private final OrderBook book;
    private final Clock clock;

    ReturnsController(ReturnDesk desk, Returns returns, OrderBook book, Clock clock) {
        this.desk = desk;
        this.returns = returns;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<ModelReturn> createReturn(String idempotencyKey, CreateReturnRequest body) {
        var taken = desk.take(Caller.current(), idempotencyKey, body, find(body.getOrderId()));
        var status = taken.getStatus() == ModelReturn.StatusEnum.RECEIVED ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
        return ResponseEntity.status(status).body(taken);
    }

    @Override
    public ResponseEntity<ModelReturn> getReturn(String rma) {
        return returns.find(Fields.parse("rma", rma, ReturnId::new))
                .map(found -> ResponseEntity.ok(ReturnWire.taken(found)))
                .orElseThrow(ReturnsController::unknown);
    }

    static ProblemException unknown() {
        return ProblemException.notFound("return with this RMA");
    }

    @Override
    public ResponseEntity<ReturnList> listReturns(String orderId) {
        var order = find(orderId);
        return ResponseEntity.ok(new ReturnList(
                returns.ofOrder(order.id()).stream().map(ReturnWire::taken).toList()));
    }

    @Override
    public ResponseEntity<Returnable> getReturnable(String orderId) {
        var order = find(orderId);
        var returnable = book.returnable(order.id(), clock.instant());
        var lines = order.checkout().lines().stream()
                .map(line -> new ReturnableLine(
                                line.line(),
                                line.sku().value(),
                                returnable.units().getOrDefault(line.line(), 0))
                        .reason(returnable.refusal()))
                .sorted(Comparator.comparing(ReturnableLine::getLine))
                .toList();
        return ResponseEntity.ok(new Returnable(orderId, lines).until(returnable.until()));
    }

    private OrderRecord find(String orderId) {
        return book.find(new OrderId(orderId))
                .orElseThrow(() -> ProblemException.notFound("order with this id in the order book"));
    }
}
