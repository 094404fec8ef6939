package dev.throughline.oms.activities.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** The embedded default: notes that a text message would have been sent, and nothing of what it says or to whom. */
@Component
@Fallback
class LoggedSms implements SmsSender {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedSms.class);

    @Override
    public void send(String messageId, String e164, String text) {
        LOG.info("text message {}: no vendor is configured", messageId);
    }
}
