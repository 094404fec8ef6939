package dev.throughline.oms.activities.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.order.OrderIntake.Outcome;
import dev.throughline.oms.activities.order.OrderIntake.Registration;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.order.Placement;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderedUnits;
import dev.throughline.oms.workflows.shared.Sku;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class OrderIntakeTest {
    @Autowired
    private OrderIntake intake;

    @Autowired
    private IntakeRegister register;

    @Test
    void keepsWhatWasSaidAtCheckout() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 3, 1);

        var registration = intake.register("shop", checkout.id().value(), "f1", checkout);

        assertThat(registration.outcome()).isEqualTo(Outcome.NEW);
        assertThat(registration.number()).matches("TL-[1-9][0-9]{7,}");
        assertThat(intake.find(checkout.id())).contains(checkout);
        assertThat(intake.numberOf(checkout.id())).contains(registration.number());
        assertThat(intake.numbersOf(List.of(checkout.id(), OrderSamples.newId())))
                .containsExactly(Map.entry(checkout.id(), registration.number()));
    }

    @Test
    void oneOfTwentyEqualCheckoutsIsNewAndAllGetOneNumber() throws Exception {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 1);
        Callable<Registration> submit =
                () -> intake.register("shop", checkout.id().value(), "f1", checkout);

        List<Registration> registrations;
        try (var threads = Executors.newFixedThreadPool(20)) {
            registrations = threads.invokeAll(Collections.nCopies(20, submit)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(registrations)
                .extracting(Registration::number)
                .containsOnly(registrations.getFirst().number());
        assertThat(registrations)
                .extracting(Registration::outcome)
                .containsOnlyOnce(Outcome.NEW)
                .filteredOn(Outcome.REPEATED::equals)
                .hasSize(19);
    }

    @Test
    void aKeyWithAnotherBodyIsToldApart() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 1);
        var key = checkout.id().value();
        var first = intake.register("shop", key, "f1", checkout);

        var reused = intake.register("shop", key, "f2", checkout);

        assertThat(reused).isEqualTo(new Registration(checkout.id(), first.number(), Outcome.KEY_REUSED, null));
    }

    @Test
    void anOrderIdOfAnotherKeyIsAContradiction() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 1);
        intake.register("shop", checkout.id().value(), "f1", checkout);

        assertThatThrownBy(() -> intake.register("other", checkout.id().value(), "f1", checkout))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepeatGetsTheFirstAnswerAndTheSweeperNoLongerSeesIt() {
        var checkout = OrderSamples.checkout(OrderSamples.newId(), 3);
        var key = checkout.id().value();
        intake.register("shop", key, "f1", checkout);
        assertThat(intake.unanswered(Duration.ZERO, 1_000_000)).contains(checkout.id());
        assertThat(intake.unanswered(Duration.ofHours(1), 1_000_000)).doesNotContain(checkout.id());
        var answer = new Placement(
                null,
                new Money(2198, "GBP"),
                OrderSamples.PLACED_AT,
                List.of(new OrderedUnits(1, new Sku("SKU-1"), 1)),
                List.of());

        register.answer(checkout.id(), answer);
        register.answer(checkout.id(), new Placement(null, null, null, List.of(), List.of()));

        assertThat(intake.register("shop", key, "f1", checkout).answer()).isEqualTo(answer);
        assertThat(intake.unanswered(Duration.ZERO, 1_000_000)).doesNotContain(checkout.id());
    }

    @Test
    void anUnknownOrderHasNeitherCheckoutNorNumber() {
        assertThat(intake.find(OrderSamples.newId())).isEmpty();
        assertThat(intake.numberOf(OrderSamples.newId())).isEmpty();
    }
}
