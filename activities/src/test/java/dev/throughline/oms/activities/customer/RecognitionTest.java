package dev.throughline.oms.activities.customer;

import static dev.throughline.oms.testing.SampleCheckouts.contact;
import static dev.throughline.oms.testing.SampleCheckouts.newOrder;
import static dev.throughline.oms.testing.SampleCheckouts.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderBook;
import dev.throughline.oms.activities.order.OrderIntake;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.testing.SampleCheckouts;
import dev.throughline.oms.workflows.customer.CustomerActivities;
import dev.throughline.oms.workflows.order.OrderActivities;
import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class RecognitionTest {
    private final String email = "kim." + unique() + "@example.org";
    private final String phone = newPhone();

    @Autowired
    private CustomerActivities activities;

    @Autowired
    private Customers customers;

    @Autowired
    private OrderIntake intake;

    @Autowired
    private OrderActivities orders;

    @Autowired
    private OrderBook book;

    @Test
    void answersARepeatWithTheSameCustomer() {
        var order = placed(email, phone);

        var first = activities.recognize(order);

        assertThat(first.value()).matches("cus_[a-z2-7]{20}");
        assertThat(activities.recognize(order)).isEqualTo(first);
        assertThat(customers.ofOrder(order)).contains(first);
        assertThat(profile(first).orders()).containsExactly(order);
        assertThat(book.find(order).orElseThrow().customer()).isEqualTo(first);
    }

    @Test
    void recognizesAnEmailAddressInAnySpelling() {
        var first = activities.recognize(placed(email, null));

        var second = activities.recognize(placed("  " + email.toUpperCase(Locale.ROOT) + " ", null));

        assertThat(second).isEqualTo(first);
        assertThat(profile(first).emails()).containsExactly(email);
        assertThat(profile(first).orders()).hasSize(2);
    }

    @Test
    void recognizesATelephoneNumberWrittenNationallyAndInternationally() {
        var first = activities.recognize(placed(null, phone));

        var second = activities.recognize(placed(null, "0" + phone.substring(3, 7) + " " + phone.substring(7)));

        assertThat(second).isEqualTo(first);
        assertThat(profile(first).phones()).containsExactly(phone);
    }

    @Test
    void learnsTheTelephoneNumberOfAKnownAddressAndTheAddressOfAKnownNumber() {
        var customer = activities.recognize(placed(email, null));
        activities.recognize(placed(email, phone));
        var second = "second." + email;

        assertThat(activities.recognize(placed(second, phone))).isEqualTo(customer);
        assertThat(profile(customer).emails()).containsExactly(email, second);
        assertThat(profile(customer).phones()).containsExactly(phone);
    }

    @Test
    void goesByTheAddressWhenAddressAndNumberLeadToDifferentPeople() {
        var byEmail = activities.recognize(placed(email, null));
        var byPhone = activities.recognize(placed(null, phone));

        assertThat(activities.recognize(placed(email, phone)))
                .isEqualTo(byEmail)
                .isNotEqualTo(byPhone);
        assertThat(profile(byEmail).phones()).isEmpty();
        assertThat(profile(byPhone).phones()).containsExactly(phone);
    }

    @Test
    void givesEveryGuestWithoutContactAProfileOfTheirOwn() {
        var one = activities.recognize(placed((Checkout.Contact) null));
        var other = activities.recognize(placed("not an address", "123"));

        assertThat(one).isNotEqualTo(other);
        assertThat(profile(one).name()).isNull();
        assertThat(profile(other).emails()).isEmpty();
        assertThat(profile(other).phones()).isEmpty();
    }

    @Test
    void twentyFirstOrdersOfOneAddressInParallelMakeOneProfile() throws Exception {
        var orders = IntStream.range(0, 20).mapToObj(_ -> placed(email, phone)).toList();

        var found = inParallel(orders);

        assertThat(found).hasSize(20).containsOnly(found.getFirst());
        assertThat(profile(found.getFirst()).orders()).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void twentyRepeatsInParallelMakeOneProfile() throws Exception {
        var withContact = placed(email, null);
        var guest = placed((Checkout.Contact) null);

        assertThat(inParallel(Collections.nCopies(20, withContact)).stream().distinct())
                .hasSize(1);
        assertThat(inParallel(Collections.nCopies(20, guest)).stream().distinct())
                .hasSize(1);
    }

    @Test
    void anOrderThatNobodyPlacedIsAContradiction() {
        assertThatThrownBy(() -> activities.recognize(newOrder()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.isNonRetryable()).isTrue());
    }

    @Test
    void consentIsGrantedAtCheckoutAndEndsWhenItIsWithdrawn() {
        var customer = activities.recognize(placed(consenting()));
        assertThat(customers.mayMarket(customer)).isTrue();

        activities.recognize(placed(email, null));
        assertThat(customers.mayMarket(customer))
                .as("an empty box says nothing")
                .isTrue();

        customers.withdraw(customer, ConsentPurpose.MARKETING, "ticket-1");
        customers.withdraw(customer, ConsentPurpose.MARKETING, "ticket-1");
        assertThat(customers.mayMarket(customer)).isFalse();
        assertThat(profile(customer).marketingConsent()).isFalse();
    }

    @Test
    void onlyACheckoutAfterTheWithdrawalGrantsAgain() {
        var customer = activities.recognize(placed(email, null));
        customers.withdraw(customer, ConsentPurpose.MARKETING, "ticket-2");

        activities.recognize(placed(consenting()));
        assertThat(customers.mayMarket(customer)).as("placed before").isFalse();

        var later = SampleCheckouts.of(consenting(), Instant.parse("2999-01-01T00:00:00Z"));
        activities.recognize(register(later));
        assertThat(customers.mayMarket(customer)).isTrue();
    }

    @Test
    void consentCanBeGrantedAgainWithoutACheckout() {
        var customer = activities.recognize(placed(email, null));

        customers.withdraw(customer, ConsentPurpose.MARKETING, "ticket-1");
        customers.grant(customer, ConsentPurpose.MARKETING, "ticket-2");
        customers.grant(customer, ConsentPurpose.MARKETING, "ticket-2");
        assertThat(customers.mayMarket(customer)).isTrue();

        customers.withdraw(customer, ConsentPurpose.MARKETING, "ticket-3");
        assertThat(customers.mayMarket(customer)).isFalse();
    }

    @Test
    void erasesEverythingItKnew() {
        var order = placed(consenting());
        var customer = activities.recognize(order);

        assertThat(customers.erase(customer)).isTrue();
        assertThat(customers.erase(customer)).isFalse();
        assertThat(customers.find(customer)).isEmpty();
        assertThat(customers.ofOrder(order)).isEmpty();
        assertThat(customers.mayMarket(customer)).isFalse();
        assertThat(activities.recognize(placed(email, null))).isNotEqualTo(customer);
    }

    @Test
    void aProfileDoesNotTellWhoItIsInALogLine() {
        var profile = profile(activities.recognize(placed(email, phone)));

        assertThat(profile.toString()).doesNotContain("Kim", email, phone);
    }

    private List<CustomerId> inParallel(List<OrderId> orders) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(20)) {
            var calls = orders.stream()
                    .map(order -> (Callable<CustomerId>) () -> activities.recognize(order))
                    .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private CustomerProfile profile(CustomerId customer) {
        return customers.find(customer).orElseThrow();
    }

    private Checkout.Contact consenting() {
        return new Checkout.Contact("Kim Canary", email, null, "en", true);
    }

    private OrderId placed(@Nullable String email, @Nullable String phone) {
        return placed(contact(email, phone));
    }

    private OrderId placed(Checkout.@Nullable Contact contact) {
        return register(SampleCheckouts.of(contact));
    }

    private OrderId register(Checkout checkout) {
        return SampleCheckouts.accept(intake, orders, checkout);
    }

    /** A British mobile number. */
    private static String newPhone() {
        return "+447400" + (100_000 + ThreadLocalRandom.current().nextInt(900_000));
    }
}
