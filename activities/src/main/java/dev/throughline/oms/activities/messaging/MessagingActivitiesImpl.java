package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.messaging.Messages.About;
import dev.throughline.oms.workflows.messaging.CustomerMessage;
import dev.throughline.oms.workflows.messaging.MessagingActivities;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.TaskQueues;
import io.temporal.spring.boot.ActivityImpl;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
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
        messages.accept(message.order(), message.cause(), kind(message.template()), about(message));
    }

    private static About about(CustomerMessage message) {
        var units = new HashMap<Integer, Integer>();
        Objects.requireNonNullElse(message.units(), List.<OrderedUnits>of())
                .forEach(some -> units.merge(some.line(), some.quantity(), Integer::sum));
        return new About(message.fulfillmentOrder(), message.amount(), units, message.before(), message.by());
    }

    /** Each template is a kind of the same name; kinds beside them are not asked for by processes. */
    private static MessageKind kind(CustomerMessage.Template template) {
        return MessageKind.valueOf(template.name());
    }
}
