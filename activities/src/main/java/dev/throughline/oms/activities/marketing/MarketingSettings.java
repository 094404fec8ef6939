package dev.throughline.oms.activities.marketing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How marketing works.
 *
 * @param afterSalesDelay from the order's completion to the after-sales message
 * @param plannedMessagesEvery pause between two looks for messages that are due
 * @param followStockEvery pause between two looks for changed stock
 * @param advertisedUpTo units beyond which no difference is advertised, so that a full shelf costs no update per sale
 * @param batch messages or ledger entries per transaction
 */
@ConfigurationProperties("throughline.marketing")
record MarketingSettings(
        @DefaultValue("7d") Duration afterSalesDelay,
        @DefaultValue("5s") Duration plannedMessagesEvery,
        @DefaultValue("1s") Duration followStockEvery,
        @DefaultValue("100") int advertisedUpTo,
        @DefaultValue("500") int batch) {}
