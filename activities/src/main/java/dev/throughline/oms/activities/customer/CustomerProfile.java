package dev.throughline.oms.activities.customer;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's profile. Holds personal data: not for events, payloads or logs.
 *
 * @param name as first given; missing for guests without a contact
 * @param emails normalized, in the order they became known
 * @param phones in E.164, in the order they became known
 * @param orders newest first
 */
public record CustomerProfile(
        CustomerId id,
        @Nullable String name,
        List<String> emails,
        List<String> phones,
        boolean marketingConsent,
        boolean smsConsent,
        List<OrderId> orders) {
    public CustomerProfile {
        emails = List.copyOf(emails);
        phones = List.copyOf(phones);
        orders = List.copyOf(orders);
    }

    /** Only the reference, so that no log line tells who it is. */
    @Override
    public String toString() {
        return "CustomerProfile[" + id + "]";
    }
}
