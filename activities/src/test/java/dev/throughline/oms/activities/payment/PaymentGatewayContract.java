package dev.throughline.oms.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every gateway must do, the embedded one and a vendor's. */
abstract class PaymentGatewayContract {
    private final String prefix = "ord_" + UUID.randomUUID().toString().replace("-", "") + "/";

    abstract PaymentGateway gateway();

    abstract String goodToken();

    abstract String declinedToken();

    abstract String tokenWithoutFunds();

    @Test
    void answersARepeatedAuthorizationWithTheFirstOne() {
        var first = gateway().authorize(key("pay"), goodToken(), pence(1000));

        assertThat(first.wasRefused()).isFalse();
        assertThat(first.amount()).isEqualTo(pence(1000));
        assertThat(gateway().authorize(key("pay"), goodToken(), pence(1000))).isEqualTo(first);
        assertThat(gateway().find(key("pay"))).contains(first);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOperation() {
        gateway().authorize(key("pay"), goodToken(), pence(1000));

        assertThatThrownBy(() -> gateway().authorize(key("pay"), goodToken(), pence(1001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsNothingOfAKeyItNeverSaw() {
        assertThat(gateway().find(key("never"))).isEmpty();
    }

    @Test
    void saysWhyItAuthorizesNothing() {
        assertThat(gateway().authorize(key("a"), declinedToken(), pence(1)).refusal())
                .isEqualTo(PaymentRefusal.DECLINED);
        assertThat(gateway().authorize(key("b"), tokenWithoutFunds(), pence(1)).refusal())
                .isEqualTo(PaymentRefusal.INSUFFICIENT_FUNDS);
        assertThat(gateway().authorize(key("c"), "no_such_token", pence(1)).refusal())
                .isEqualTo(PaymentRefusal.UNKNOWN_TENDER);
    }

    @Test
    void answersARepeatedRefusalAlike() {
        var first = gateway().authorize(key("pay"), declinedToken(), pence(1));

        assertThat(gateway().authorize(key("pay"), declinedToken(), pence(1))).isEqualTo(first);
        assertThat(gateway().find(key("pay"))).contains(first);
    }

    @Test
    void capturesInPartsUpToWhatIsHeld() {
        var held = held(1000);

        var first = gateway().capture(key("c1"), held, pence(600));

        assertThat(first.wasRefused()).isFalse();
        assertThat(gateway().capture(key("c1"), held, pence(600))).isEqualTo(first);
        assertThat(gateway().capture(key("c2"), held, pence(401)).refusal()).isEqualTo(PaymentRefusal.AMOUNT_EXCEEDED);
        assertThat(gateway().capture(key("c3"), held, pence(400)).wasRefused()).isFalse();
    }

    @Test
    void releasesWhatIsLeftAndCapturesNothingAfterwards() {
        var held = held(1000);
        gateway().capture(key("c1"), held, pence(300));

        var released = gateway().voidAuthorization(key("v"), held, "GBP");

        assertThat(released.amount()).isEqualTo(pence(700));
        assertThat(gateway().voidAuthorization(key("v"), held, "GBP")).isEqualTo(released);
        assertThat(gateway().voidAuthorization(key("v2"), held, "GBP").amount()).isEqualTo(pence(0));
        assertThat(gateway().capture(key("c2"), held, pence(1)).refusal()).isEqualTo(PaymentRefusal.AUTHORIZATION_GONE);
    }

    @Test
    void refundsInPartsUpToWhatWasCaptured() {
        var held = held(1000);
        gateway().capture(key("c1"), held, pence(500));

        var first = gateway().refund(key("r1"), held, pence(200));

        assertThat(first.wasRefused()).isFalse();
        assertThat(gateway().refund(key("r1"), held, pence(200))).isEqualTo(first);
        assertThat(gateway().refund(key("r2"), held, pence(301)).refusal()).isEqualTo(PaymentRefusal.AMOUNT_EXCEEDED);
        assertThat(gateway().refund(key("r3"), held, pence(300)).wasRefused()).isFalse();
    }

    final String key(String step) {
        return prefix + step;
    }

    private String held(long amount) {
        return gateway().authorize(key("pay"), goodToken(), pence(amount)).movedReference();
    }

    static Money pence(long amount) {
        return new Money(amount, "GBP");
    }
}
