package dev.throughline.oms.activities.demand;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How demand is planned for.
 *
 * @param leadTime from the order to the delivery, of suppliers; counted in whole weeks, rounded up
 * @param cover how long what is ordered at once lasts
 * @param history how far forecasts look back
 * @param autoApproveUnder minor units: cheaper suggestions need no person; 0 approves none
 * @param batch orders or SKUs per transaction
 */
@ConfigurationProperties(prefix = "throughline.demand")
record DemandProperties(
        @DefaultValue("14d") Duration leadTime,
        @DefaultValue("14d") Duration cover,
        @DefaultValue("728d") Duration history,
        @DefaultValue("0") long autoApproveUnder,
        @DefaultValue("200") int batch) {
    static final int WEEK = 7;

    int leadWeeks() {
        return weeks(leadTime);
    }

    int historyWeeks() {
        return weeks(history);
    }

    private static int weeks(Duration time) {
        return Math.max(1, Math.ceilDiv((int) time.toDays(), WEEK));
    }
}
