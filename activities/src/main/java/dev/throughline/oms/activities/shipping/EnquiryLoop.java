package dev.throughline.oms.activities.shipping;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps asking the carrier; any number of instances may. */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class EnquiryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(EnquiryLoop.class);

    private final Enquiries enquiries;

    EnquiryLoop(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @Scheduled(fixedDelayString = "${throughline.shipping.ask-every:1m}")
    void tick() {
        try {
            enquiries.round();
        } catch (RuntimeException e) {
            LOG.warn("The next round asks: {}", e.toString());
        }
    }
}
