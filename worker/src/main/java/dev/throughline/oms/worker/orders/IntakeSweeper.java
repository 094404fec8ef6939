package dev.throughline.oms.worker.orders;

import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.worker.temporal.OrderStarts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts the process of checkouts that were written down but not answered: the application died in between, or Temporal was away. Several
 * instances may do it at once, because an order has one process.
 */
@Component
@ConditionalOnBooleanProperty(name = "throughline.background.enabled", matchIfMissing = true)
class IntakeSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeSweeper.class);
    private static final int AT_ONCE = 100;

    private final OrderIntake intake;
    private final OrderStarts starts;
    private final CheckoutProperties properties;

    IntakeSweeper(OrderIntake intake, OrderStarts starts, CheckoutProperties properties) {
        this.intake = intake;
        this.starts = starts;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${throughline.checkout.sweep-every:10s}", initialDelayString = "5s")
    void sweepQuietly() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("The next round tries again: {}", e.toString());
        }
    }

    /** Does one round; returns how many processes it asked for. */
    int sweep() {
        var unanswered = intake.unanswered(properties.unansweredAfter(), AT_ONCE);
        for (var order : unanswered) {
            var number = intake.numberOf(order);
            intake.find(order).ifPresent(checkout -> number.ifPresent(n -> starts.start(checkout, n)));
        }
        return unanswered.size();
    }
}
