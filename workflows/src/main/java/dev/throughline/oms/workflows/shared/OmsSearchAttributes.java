package dev.throughline.oms.workflows.shared;

import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.List;

/** The search attributes of the namespace: references and figures, never personal data. */
public final class OmsSearchAttributes {
    public static final SearchAttributeKey<String> ORDER_STATUS = SearchAttributeKey.forKeyword("OrderStatus");
    public static final SearchAttributeKey<String> ORDER_CHANNEL = SearchAttributeKey.forKeyword("OrderChannel");
    public static final SearchAttributeKey<String> CUSTOMER_REF = SearchAttributeKey.forKeyword("CustomerRef");
    public static final SearchAttributeKey<List<String>> ORDER_LOCATIONS =
            SearchAttributeKey.forKeywordList("OrderLocations");
    public static final SearchAttributeKey<Long> ORDER_TOTAL_MINOR = SearchAttributeKey.forLong("OrderTotalMinor");
    public static final SearchAttributeKey<OffsetDateTime> PROMISE_DATE =
            SearchAttributeKey.forOffsetDateTime("PromiseDate");
    public static final SearchAttributeKey<Boolean> ORDER_HOLD = SearchAttributeKey.forBoolean("OrderHold");

    private OmsSearchAttributes() {}

    /** Every key, for the registration at the server. */
    public static List<SearchAttributeKey<?>> all() {
        return List.of(
                ORDER_STATUS,
                ORDER_CHANNEL,
                CUSTOMER_REF,
                ORDER_LOCATIONS,
                ORDER_TOTAL_MINOR,
                PROMISE_DATE,
                ORDER_HOLD);
    }
}
