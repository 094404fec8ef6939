package dev.throughline.oms.activities.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The embedded default: notes that a text message would have been sent, and nothing of what it says or to whom. */
@Component
@ConditionalOnProperty(name = "throughline.sms.kind", havingValue = "logged", matchIfMissing = true)
class LoggedSms implements SmsSender {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedSms.class);

    @Override
    public Answer send(Text text) {
        LOG.info("text message {}: no vendor is configured", text.messageId());
        return Answer.SENT;
    }
}
