package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import org.springframework.stereotype.Component;

/** Messaging by our own queue. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class MessagingActivitiesImpl implements MessagingActivities {
    private final Messages messages;

    MessagingActivitiesImpl(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void send(CustomerMessage message) {
        messages.accept(
                message.order(),
                message.cause(),
                kind(message.template()),
                message.fulfillmentOrder(),
                message.amount());
    }

    private static MessageKind kind(CustomerMessage.Template template) {
        return switch (template) {
            case ORDER_ACCEPTED -> MessageKind.ORDER_ACCEPTED;
            case READY_FOR_PICKUP -> MessageKind.READY_FOR_PICKUP;
            case SHIPPED -> MessageKind.SHIPPED;
            case UNITS_CANCELLED -> MessageKind.UNITS_CANCELLED;
            case DELAYED -> MessageKind.DELAYED;
            case CHOICE_ASKED -> MessageKind.CHOICE_ASKED;
            case REFUNDED -> MessageKind.REFUNDED;
            case TILL_RECEIPT -> MessageKind.TILL_RECEIPT;
        };
    }
}
