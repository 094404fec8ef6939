package dev.throughline.oms.worker.messages;

import dev.throughline.oms.activities.messaging.Messages;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.Messages.State;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.api.MessagesApi;
import dev.throughline.oms.api.model.CustomerMessage;
import dev.throughline.oms.api.model.MessageChannel;
import dev.throughline.oms.api.model.MessageKind;
import dev.throughline.oms.api.model.MessageList;
import dev.throughline.oms.api.model.MessageState;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.orders.RequestKeys;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.security.Caller;
import dev.throughline.oms.workflows.shared.OrderId;
import org.springframework.http.ResponseEntity;

@ApiController
class MessagesController implements MessagesApi {
    private final Messages messages;
    private final OrderBook book;

    MessagesController(Messages messages, OrderBook book) {
        this.messages = messages;
        this.book = book;
    }

    @Override
    public ResponseEntity<MessageList> listMessages(String orderId) {
        var order = book.find(new OrderId(orderId))
                .orElseThrow(() -> ProblemException.notFound("order with this id"))
                .id();
        return ResponseEntity.ok(new MessageList(
                messages.of(order).stream().map(MessagesController::wire).toList()));
    }

    @Override
    public ResponseEntity<CustomerMessage> resendMessage(String messageId, String idempotencyKey) {
        if (messages.find(messageId).isEmpty()) {
            throw ProblemException.notFound("message with this id");
        }
        var caller = Caller.current();
        var key = RequestKeys.id("", caller.client(), idempotencyKey);
        return ResponseEntity.ok(messages.resend(messageId, key, caller.actor())
                .map(MessagesController::wire)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "It still waits to be sent; its state says until when")));
    }

    private static CustomerMessage wire(Message message) {
        var channel = message.channel();
        var times = message.times();
        return new CustomerMessage(
                        message.id(),
                        message.order().value(),
                        MessageKind.valueOf(message.kind().name()),
                        MessageState.valueOf(message.state().name()),
                        times.accepted(),
                        message.attempts())
                .channel(channel == null ? null : MessageChannel.valueOf(channel.name()))
                .nextAttemptAt(message.state() == State.PENDING ? times.next() : null)
                .decidedAt(times.decided())
                .problem(message.problem())
                .resentFrom(message.resentFrom());
    }
}
