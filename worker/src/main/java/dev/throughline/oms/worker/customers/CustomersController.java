package dev.throughline.oms.worker.customers;

import dev.throughline.oms.activities.customer.CustomerProfile;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.loyalty.Loyalty;
import dev.throughline.oms.api.CustomersApi;
import dev.throughline.oms.api.model.ConsentPurpose;
import dev.throughline.oms.api.model.ConsentRequest;
import dev.throughline.oms.api.model.Customer;
import dev.throughline.oms.worker.ApiController;
import dev.throughline.oms.worker.problem.Fields;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.workflows.shared.CustomerId;
import org.springframework.http.ResponseEntity;

@ApiController
class CustomersController implements CustomersApi {
    private final Customers customers;
    private final Loyalty loyalty;
    private final Erasure erasure;

    CustomersController(Customers customers, Loyalty loyalty, Erasure erasure) {
        this.customers = customers;
        this.loyalty = loyalty;
        this.erasure = erasure;
    }

    @Override
    public ResponseEntity<Customer> getCustomer(String customerId) {
        return present(find(customerId));
    }

    @Override
    public ResponseEntity<Customer> putMarketingConsent(String customerId, ConsentRequest body) {
        return putConsent(customerId, ConsentPurpose.MARKETING, body);
    }

    @Override
    public ResponseEntity<Customer> putConsent(String customerId, ConsentPurpose wire, ConsentRequest body) {
        var customer = find(customerId).id();
        var purpose = dev.throughline.oms.activities.customer.ConsentPurpose.valueOf(wire.name());
        if (body.getGranted()) {
            customers.grant(customer, purpose, body.getSource());
        } else {
            customers.withdraw(customer, purpose, body.getSource());
        }
        return present(find(customerId));
    }

    @Override
    public ResponseEntity<Void> eraseCustomer(String customerId) {
        erasure.erase(find(customerId));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Customer> present(CustomerProfile profile) {
        return ResponseEntity.ok(CustomerWire.customer(profile, loyalty.pointsOf(profile.id())));
    }

    private CustomerProfile find(String customerId) {
        return customers
                .find(Fields.parse("customer_id", customerId, CustomerId::new))
                .orElseThrow(() -> ProblemException.notFound("customer with this reference"));
    }
}
