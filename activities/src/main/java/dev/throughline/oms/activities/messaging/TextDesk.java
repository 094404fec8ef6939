package dev.throughline.oms.activities.messaging;

import dev.throughline.oms.activities.customer.ConsentPurpose;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.messaging.Draft.ToText;
import dev.throughline.oms.activities.messaging.Messages.Message;
import dev.throughline.oms.activities.messaging.SmsSender.Text;
import dev.throughline.oms.activities.order.Checkout.MessageChannel;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Hands text messages to the vendor, and heeds what it answers. */
@Component
class TextDesk {
    private final SmsSender vendor;
    private final MessageQueue queue;
    private final Customers customers;
    private final Clock clock;

    TextDesk(SmsSender vendor, MessageQueue queue, Customers customers, Clock clock) {
        this.vendor = vendor;
        this.queue = queue;
        this.customers = customers;
        this.clock = clock;
    }

    void send(Message message, ToText text) {
        boolean again = message.attempts() > 1;
        var answer = vendor.send(new Text(
                message.id(),
                text.number().e164(),
                text.words(),
                message.times().accepted(),
                again));
        var now = clock.instant();
        switch (answer) {
            case SENT -> queue.sent(message, MessageChannel.SMS, now);
            case INVALID_NUMBER -> queue.drop(message, "invalid number", now);
            case REFUSED -> queue.drop(message, "refused by the vendor", now);
            case OPTED_OUT -> {
                customers
                        .ofOrder(message.order())
                        .ifPresent(customer -> customers.withdraw(customer, ConsentPurpose.SMS, "sms/stop"));
                queue.drop(message, "opted out", now);
            }
        }
    }
}
