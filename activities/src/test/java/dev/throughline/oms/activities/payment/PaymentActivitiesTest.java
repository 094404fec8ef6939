package dev.throughline.oms.activities.payment;

import static dev.throughline.oms.workflows.payment.PaymentRefusal.AMOUNT_EXCEEDED;
import static dev.throughline.oms.workflows.payment.PaymentRefusal.AUTHORIZATION_GONE;
import static dev.throughline.oms.workflows.payment.PaymentRefusal.DECLINED;
import static dev.throughline.oms.workflows.payment.PaymentRefusal.INSUFFICIENT_FUNDS;
import static dev.throughline.oms.workflows.payment.PaymentRefusal.UNKNOWN_TENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.activities.event.Events;
import dev.throughline.oms.activities.event.RecordedEvent;
import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.payment.PaymentResult;
import dev.throughline.oms.workflows.payment.PaymentStep;
import dev.throughline.oms.workflows.shared.Money;
import dev.throughline.oms.workflows.shared.OrderId;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class PaymentActivitiesTest {
    @Autowired
    private PaymentIntents intents;

    @Autowired
    private PaymentOutcomes outcomes;

    @Autowired
    private Payments payments;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private SimulatedGateway gateway;
    private final OrderId order =
            new OrderId("ord_" + UUID.randomUUID().toString().replace("-", ""));

    @BeforeEach
    void quickGateway() {
        gateway = new SimulatedGateway(GatewayPropertiesFixture.quick(), jdbc, transaction, Clock.systemUTC());
    }

    @Test
    void movesMoneyForwardAndBackAndTellsOfEachStepOnce() {
        var payment = paidWith("tok_visa");

        for (int repeat = 0; repeat < 2; repeat++) {
            assertThat(payment.authorize(step("authorize", 1000)).wasRefused()).isFalse();
            assertThat(payment.capture(step("capture.1", 600)).wasRefused()).isFalse();
            assertThat(payment.refund(step("refund.1", 100)).wasRefused()).isFalse();
            payment.voidRemainder(order);
        }

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 600, 100, 400));
        assertThat(events.of(order))
                .extracting(RecordedEvent::type)
                .containsExactly(
                        "oms.payment.authorized.v1",
                        "oms.payment.captured.v1",
                        "oms.payment.refunded.v1",
                        "oms.payment.voided.v1");
        assertThat(balanceOf("held")).isZero();
        assertThat(balanceOf("gateway")).isEqualTo(500);
        assertThat(balanceOf("customers")).isEqualTo(-500);
        assertThat(effectsAtTheGateway()).isEqualTo(4);
    }

    @Test
    void recordsWhatAPersonPaidBackByOtherMeansOnceAndNeverMoreThanThereIs() {
        var payment = paidWith("tok_visa");
        payment.authorize(step("authorize", 1000));
        payment.capture(step("capture.1", 600));

        for (int repeat = 0; repeat < 2; repeat++) {
            assertThat(payment.recordOtherRefund(step("refund/1/otherwise/1", 500), "bank/77")
                            .reference())
                    .isEqualTo("other/bank/77");
        }
        assertThat(payment.recordOtherRefund(step("refund/2/otherwise/1", 101), "bank/78"))
                .isEqualTo(PaymentResult.refused(AMOUNT_EXCEEDED));
        assertThat(payments.totals(order)).isEqualTo(totals(1000, 600, 500, 0));
        assertThat(gateway.find(order + "/refund/1/otherwise/1")).isEmpty();
    }

    @Test
    void answersARepeatWithTheFirstResult() {
        var payment = paidWith("tok_visa");

        var first = payment.authorize(step("authorize", 1000));

        assertThat(first.reference()).isNotNull();
        assertThat(payment.authorize(step("authorize", 1000))).isEqualTo(first);
    }

    @Test
    void refusesWhatTheGatewayDeclinesAndRemembersIt() {
        assertThat(paidWith("tok_decline").authorize(step("a", 10))).isEqualTo(PaymentResult.refused(DECLINED));
        assertThat(paidWith("tok_visa").authorize(step("a", 10))).isEqualTo(PaymentResult.refused(DECLINED));
        assertThat(paidWith("tok_insufficient_funds").authorize(step("b", 10)))
                .isEqualTo(PaymentResult.refused(INSUFFICIENT_FUNDS));

        assertThat(payments.totals(order).captured().amountMinor()).isZero();
        assertThat(events.of(order))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.type()).isEqualTo("oms.payment.refused.v1"))
                .extracting(RecordedEvent::reason)
                .containsExactly("DECLINED", "INSUFFICIENT_FUNDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_of_another_gateway", "4111111111111111", "4111 1111 1111 1111", "378282246310005"})
    void refusesUnknownTendersAndCardNumbers(String token) {
        assertThat(paidWith(token).authorize(step("a", 10))).isEqualTo(PaymentResult.refused(UNKNOWN_TENDER));

        assertThat(effectsAtTheGateway()).isZero();
    }

    @Test
    void refusesAnOrderWithoutATender() {
        var payment = new PaymentActivitiesImpl(intents, outcomes, gateway, any -> Optional.empty());

        assertThat(payment.authorize(step("a", 10))).isEqualTo(PaymentResult.refused(UNKNOWN_TENDER));
    }

    @Test
    void refusesToCaptureOrRefundMoreThanThereIs() {
        var payment = paidWith("tok_visa");
        payment.authorize(step("authorize", 1000));

        assertThat(payment.capture(step("c1", 1001))).isEqualTo(PaymentResult.refused(AMOUNT_EXCEEDED));
        assertThat(payment.refund(step("r1", 1))).isEqualTo(PaymentResult.refused(AMOUNT_EXCEEDED));
        payment.capture(step("c2", 700));
        assertThat(payment.capture(step("c3", 301))).isEqualTo(PaymentResult.refused(AMOUNT_EXCEEDED));
        assertThat(payment.refund(step("r2", 701))).isEqualTo(PaymentResult.refused(AMOUNT_EXCEEDED));

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 700, 0, 0));
    }

    @Test
    void capturesNothingAfterAVoid() {
        var payment = paidWith("tok_visa");
        payment.authorize(step("authorize", 1000));
        payment.voidRemainder(order);

        assertThat(payment.capture(step("c1", 1))).isEqualTo(PaymentResult.refused(AUTHORIZATION_GONE));
        assertThat(payments.totals(order)).isEqualTo(totals(1000, 0, 0, 1000));
    }

    @Test
    void voidsNothingWhereNothingIsHeld() {
        var payment = paidWith("tok_visa");

        payment.voidRemainder(order);
        payment.authorize(step("authorize", 1000));
        payment.capture(step("c1", 1000));
        payment.voidRemainder(order);

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 1000, 0, 0));
        assertThat(events.of(order)).hasSize(2);
    }

    /** Case 11 of the field: money that is not captured is authorized again before it lapses. */
    @Test
    void renewsWhatIsNotCapturedAndGivesTheOldAuthorizationBack() {
        var payment = paidWith("tok_visa");
        var first = payment.authorize(step("authorize", 1000));
        payment.capture(step("c1", 400));

        for (int repeat = 0; repeat < 2; repeat++) {
            var renewed = payment.reauthorize(step("renew", 600));
            assertThat(renewed.expiresAt()).isAfterOrEqualTo(first.expiresAt());
        }

        assertThat(payments.totals(order)).isEqualTo(totals(1600, 400, 0, 600));
        assertThat(payment.capture(step("c2", 600)).wasRefused()).isFalse();
        assertThat(heldAtTheGateway()).isZero();
    }

    @Test
    void capturesARenewedAuthorizationAfterTheFirstHasLapsed() {
        paidWith("tok_visa").authorize(step("authorize", 1000));
        var nextWeek = Clock.offset(Clock.systemUTC(), Duration.ofDays(8));
        gateway = new SimulatedGateway(GatewayPropertiesFixture.quick(), jdbc, transaction, nextWeek);
        var payment = paidWith("tok_visa");

        assertThat(payment.capture(step("c1", 1000))).isEqualTo(PaymentResult.refused(AUTHORIZATION_GONE));
        payment.reauthorize(step("renew", 1000));
        assertThat(payment.capture(step("c2", 1000)).wasRefused()).isFalse();
        assertThat(payments.totals(order)).isEqualTo(totals(2000, 1000, 0, 1000));
    }

    @Test
    void leavesTheOldAuthorizationWhenTheRenewalIsRefused() {
        paidWith("tok_visa").authorize(step("authorize", 1000));

        assertThat(paidWith("tok_decline").reauthorize(step("renew", 1000))).isEqualTo(PaymentResult.refused(DECLINED));

        assertThat(paidWith("tok_visa").capture(step("c1", 1000)).wasRefused()).isFalse();
    }

    @Test
    void voidsOnlyARenewalThatSucceedsAfterItWasGivenUp() {
        var payment = paidWith("tok_visa");
        payment.authorize(step("authorize", 1000));
        var slow = new PaymentActivitiesImpl(
                intents,
                outcomes,
                new GatewayThatIsOvertaken(gateway, () -> {
                    payment.voidRemainder(order);
                    payment.reauthorize(step("renew.2", 1000));
                }),
                any -> Optional.of("tok_visa"));

        assertThat(slow.reauthorize(step("renew.1", 1000))).isEqualTo(PaymentResult.refused(AUTHORIZATION_GONE));

        assertThat(payment.capture(step("c1", 1000)).wasRefused()).isFalse();
        assertThat(heldAtTheGateway()).isZero();
    }

    @Test
    void looksUpWhatTimedOutBeforeItAsksAgain() {
        var payment = paidWith("tok_timeout");

        assertThatThrownBy(() -> payment.authorize(step("authorize", 1000)))
                .isInstanceOf(GatewayUnavailableException.class);
        assertThat(payments.totals(order).authorized().amountMinor()).isZero();

        assertThat(payment.authorize(step("authorize", 1000)).wasRefused()).isFalse();
        assertThat(payments.totals(order)).isEqualTo(totals(1000, 0, 0, 0));
    }

    @Test
    void chargesOnceWhenTheAnswerToASuccessIsLost() {
        var payment = paidWith("tok_lost_answer");

        assertThatThrownBy(() -> payment.authorize(step("authorize", 1000)))
                .isInstanceOf(GatewayUnavailableException.class);
        payment.authorize(step("authorize", 1000));
        assertThatThrownBy(() -> payment.capture(step("c1", 1000))).isInstanceOf(GatewayUnavailableException.class);
        payment.capture(step("c1", 1000));

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 1000, 0, 0));
        assertThat(effectsAtTheGateway()).isEqualTo(2);
    }

    @Test
    void voidsAnAuthorizationWhoseAnswerWasLost() {
        var payment = paidWith("tok_lost_answer");
        assertThatThrownBy(() -> payment.authorize(step("authorize", 1000)))
                .isInstanceOf(GatewayUnavailableException.class);

        assertThatThrownBy(() -> payment.voidRemainder(order)).isInstanceOf(GatewayUnavailableException.class);
        payment.voidRemainder(order);

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 0, 0, 1000));
        assertThat(heldAtTheGateway()).isZero();
    }

    @Test
    void givesUpAnAuthorizationThatNeverArrived() {
        var payment = paidWith("tok_down");
        assertThatThrownBy(() -> payment.authorize(step("authorize", 1000)))
                .isInstanceOf(GatewayUnavailableException.class);

        payment.voidRemainder(order);

        assertThat(payment.authorize(step("authorize", 1000))).isEqualTo(PaymentResult.refused(AUTHORIZATION_GONE));
        assertThat(effectsAtTheGateway()).isZero();
    }

    @Test
    void voidsAnAuthorizationThatSucceedsAfterItWasGivenUp() {
        var payment = paidWith("tok_visa");
        var slow = new PaymentActivitiesImpl(
                intents,
                outcomes,
                new GatewayThatIsOvertaken(gateway, () -> payment.voidRemainder(order)),
                any -> Optional.of("tok_visa"));

        assertThat(slow.authorize(step("authorize", 1000))).isEqualTo(PaymentResult.refused(AUTHORIZATION_GONE));

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 0, 0, 1000));
        assertThat(heldAtTheGateway()).isZero();
    }

    @Test
    void keepsARefusedRefundAsFailedAndTheMoneyRefundable() {
        var payment = paidWith("tok_refund_decline");
        payment.authorize(step("authorize", 1000));
        payment.capture(step("c1", 1000));

        assertThat(payment.refund(step("r1", 400))).isEqualTo(PaymentResult.refused(DECLINED));

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 1000, 0, 0));
        assertThat(intents.captureOrRefund(Movement.Kind.REFUND, step("r2", 1000))
                        .isPending())
                .isTrue();
    }

    @Test
    void freesTheAmountOfARefusedCapture() {
        var payment = paidWith("tok_capture_decline");
        payment.authorize(step("authorize", 1000));

        assertThat(payment.capture(step("c1", 1000))).isEqualTo(PaymentResult.refused(DECLINED));
        payment.voidRemainder(order);

        assertThat(payments.totals(order)).isEqualTo(totals(1000, 0, 0, 1000));
    }

    @Test
    void recordsWhatWasTakenAtATillAndGivesItBackThere() {
        var payment = paidWith("tok_visa");
        payment.recordTillPayment(step("till", 500));
        payment.recordTillPayment(step("till", 500));

        assertThat(payment.refund(step("r1", 501))).isEqualTo(PaymentResult.refused(AMOUNT_EXCEEDED));
        assertThat(payment.refund(step("r2", 200)).wasRefused()).isFalse();

        assertThat(payments.totals(order)).isEqualTo(totals(0, 500, 200, 0));
        assertThat(balanceOf("till")).isEqualTo(300);
        assertThat(effectsAtTheGateway()).isZero();
    }

    @Test
    void movesNothingForNothing() {
        var payment = paidWith("tok_visa");

        assertThat(payment.authorize(step("authorize", 0)).reference()).isNull();
        assertThat(payment.capture(step("c1", 0)).wasRefused()).isFalse();
        assertThat(events.of(order)).isEmpty();
    }

    @Test
    void refusesAKeyThatIsAnotherMovements() {
        var payment = paidWith("tok_visa");
        payment.authorize(step("authorize", 1000));

        assertThatThrownBy(() -> payment.authorize(step("authorize", 999))).isInstanceOf(ApplicationFailure.class);
        assertThatThrownBy(() -> payment.capture(step("authorize", 1000))).isInstanceOf(ApplicationFailure.class);
        assertThatThrownBy(() -> payment.capture(new PaymentStep(order, "c1", new Money(1, "EUR"))))
                .isInstanceOf(ApplicationFailure.class);
    }

    @Test
    void refusesJournalEntriesThatDoNotBalance() {
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO payment.journal_entry VALUES (:order, 'k', 'till', 1, 'GBP', now())")
                        .param("order", order.value())
                        .update())
                .hasMessageContaining("sum to zero");
    }

    private PaymentActivitiesImpl paidWith(String token) {
        return new PaymentActivitiesImpl(intents, outcomes, gateway, any -> Optional.of(token));
    }

    private PaymentStep step(String key, long amount) {
        return new PaymentStep(order, key, new Money(amount, "GBP"));
    }

    private static PaymentTotals totals(long authorized, long captured, long refunded, long voided) {
        return new PaymentTotals(
                new Money(authorized, "GBP"),
                new Money(captured, "GBP"),
                new Money(refunded, "GBP"),
                new Money(voided, "GBP"));
    }

    private long balanceOf(String account) {
        return count(
                "SELECT coalesce(sum(amount_minor), 0) FROM payment.journal_entry WHERE order_id = :order AND account = '"
                        + account + "'");
    }

    private long effectsAtTheGateway() {
        return count("SELECT count(*) FROM gateway.operation WHERE key LIKE :order || '/%' AND status = 'DONE'");
    }

    private long heldAtTheGateway() {
        return count("""
                SELECT sum(amount - captured - released) FROM gateway.authorization
                WHERE reference IN (SELECT reference FROM gateway.operation WHERE key LIKE :order || '/%')
                """);
    }

    private long count(String sql) {
        return jdbc.sql(sql).param("order", order.value()).query(Long.class).single();
    }
}
