package dev.throughline.oms.worker.customers;

import dev.throughline.oms.activities.customer.CustomerProfile;
import dev.throughline.oms.activities.customer.Customers;
import dev.throughline.oms.activities.fulfillment.Pickups;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Erases a customer everywhere. The profile goes last: whoever is interrupted finds it again and goes on. An order under way still needs
 * the address, so it comes first.
 */
@Component
class Erasure {
    private final Customers customers;
    private final OrderIntake intake;
    private final OrderBook book;
    private final TillRegister till;
    private final Pickups pickups;

    Erasure(Customers customers, OrderIntake intake, OrderBook book, TillRegister till, Pickups pickups) {
        this.customers = customers;
        this.intake = intake;
        this.book = book;
        this.till = till;
        this.pickups = pickups;
    }

    void erase(CustomerProfile profile) {
        boolean underWay = profile.orders().stream()
                .flatMap(order -> book.find(order).stream())
                .anyMatch(order -> !order.status().isFinal());
        if (underWay) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "An order is under way; erase the customer when it is delivered or cancelled");
        }
        intake.forget(profile.orders(), profile.emails());
        pickups.forget(profile.orders());
        till.forget(profile.emails(), profile.id().value());
        customers.erase(profile.id());
    }
}
