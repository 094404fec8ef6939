package dev.throughline.oms.worker.customers;

import dev.throughline.oms.activities.customer.CustomerProfile;
import dev.throughline.oms.api.model.Customer;
import dev.throughline.oms.workflows.shared.OrderId;

/** A customer's profile in the contract's words. */
final class CustomerWire {
    private CustomerWire() {}

    static Customer customer(CustomerProfile profile, long points) {
        var orders = profile.orders().stream().map(OrderId::value).toList();
        return new Customer(profile.id().value(), points, orders)
                .name(profile.name())
                .email(profile.emails().stream().findFirst().orElse(null))
                .phone(profile.phones().stream().findFirst().orElse(null))
                .marketingConsent(profile.marketingConsent())
                .smsConsent(profile.smsConsent());
    }
}
