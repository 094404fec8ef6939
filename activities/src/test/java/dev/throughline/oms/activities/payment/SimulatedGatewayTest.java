package dev.throughline.oms.activities.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.throughline.oms.testing.DatabaseTest;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class SimulatedGatewayTest extends PaymentGatewayContract {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private SimulatedGateway gateway;

    @BeforeEach
    void quick() {
        gateway = gateway(GatewayPropertiesFixture.quick(), Clock.systemUTC());
    }

    @Test
    void losesTheFirstCallOfATimeoutTokenWithoutEffect() {
        assertThatThrownBy(() -> gateway.authorize(key("pay"), "tok_timeout", pence(100)))
                .isInstanceOf(GatewayUnavailableException.class);

        assertThat(gateway.find(key("pay"))).isEmpty();
        assertThat(gateway.authorize(key("pay"), "tok_timeout", pence(100)).wasRefused())
                .isFalse();
    }

    @Test
    void losesTheFirstAnswerOfALostAnswerTokenAfterTheEffect() {
        assertThatThrownBy(() -> gateway.authorize(key("pay"), "tok_lost_answer", pence(100)))
                .isInstanceOf(GatewayUnavailableException.class);

        var found = gateway.find(key("pay"));
        assertThat(found).isPresent();
        assertThat(gateway.authorize(key("pay"), "tok_lost_answer", pence(100))).isEqualTo(found.get());
    }

    @Test
    void isNeverReachedByATokenThatIsDown() {
        assertThatThrownBy(() -> gateway.authorize(key("pay"), "tok_down", pence(100)))
                .isInstanceOf(GatewayUnavailableException.class);
        assertThatThrownBy(() -> gateway.authorize(key("pay"), "tok_down", pence(100)))
                .isInstanceOf(GatewayUnavailableException.class);
    }

    @Test
    void refusesToCaptureWhatHasLapsed() {
        var held = gateway.authorize(key("pay"), "tok_visa", pence(100)).movedReference();
        var later = gateway(GatewayPropertiesFixture.quick(), Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));

        assertThat(later.capture(key("c"), held, pence(100)).refusal()).isEqualTo(PaymentRefusal.AUTHORIZATION_GONE);
        assertThat(later.voidAuthorization(key("v"), held, "GBP").amount()).isEqualTo(pence(100));
    }

    @Test
    void failsTheShareOfCallsItIsToldToOnceEach() {
        var faulty = gateway(GatewayPropertiesFixture.faulty(0.2, 0.2), Clock.systemUTC());

        var failed = IntStream.range(0, 200)
                .filter(i -> fails(() -> faulty.authorize(key("" + i), "tok_visa", pence(1))))
                .count();
        var failedAgain = IntStream.range(0, 200)
                .filter(i -> fails(() -> faulty.authorize(key("" + i), "tok_visa", pence(1))))
                .count();

        assertThat(failed).isBetween(50L, 110L);
        assertThat(failedAgain).as("each call fails once").isZero();
    }

    @Test
    void refusesToBeCalledWithinATransaction() {
        assertThatThrownBy(() -> transaction.execute(status -> gateway.authorize(key("pay"), "tok_visa", pence(1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Override
    PaymentGateway gateway() {
        return gateway;
    }

    @Override
    String goodToken() {
        return "tok_visa";
    }

    @Override
    String declinedToken() {
        return "tok_decline";
    }

    @Override
    String tokenWithoutFunds() {
        return "tok_insufficient_funds";
    }

    private SimulatedGateway gateway(GatewayProperties properties, Clock clock) {
        return new SimulatedGateway(properties, jdbc, transaction, clock);
    }

    private static boolean fails(Runnable call) {
        try {
            call.run();
            return false;
        } catch (GatewayUnavailableException e) {
            return true;
        }
    }
}
