package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.payment.SimulatedRequest.Kind;
import dev.throughline.oms.workflows.payment.PaymentRefusal;
import dev.throughline.oms.workflows.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The embedded default: a gateway with books of its own, called exactly as one on the network. Knows the tokens of
 * {@link TestToken} and takes no real money.
 */
@Component
@ConditionalOnProperty(name = "throughline.gateway.kind", havingValue = "simulated", matchIfMissing = true)
class SimulatedGateway implements PaymentGateway {
    private final SimulatedBooks books;
    private final SimulatedFaults faults;
    private final GatewayProperties properties;

    SimulatedGateway(GatewayProperties properties, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.properties = properties;
        this.books = new SimulatedBooks(jdbc, transaction, clock, properties.authorizationValidity());
        this.faults = new SimulatedFaults(properties, jdbc);
    }

    @Override
    public GatewayAnswer authorize(String key, String token, Money amount) {
        refuseTransaction();
        return TestToken.of(token)
                .map(known -> call(known, SimulatedRequest.of(key, Kind.AUTHORIZE, token, amount)))
                .orElseGet(() -> GatewayAnswer.refused(PaymentRefusal.UNKNOWN_TENDER, amount.currency()));
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return call(authorization, SimulatedRequest.of(key, Kind.CAPTURE, authorization, amount));
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization, String currency) {
        return call(authorization, new SimulatedRequest(key, Kind.VOID, authorization, null, currency));
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        return call(authorization, SimulatedRequest.of(key, Kind.REFUND, authorization, amount));
    }

    @Override
    public Optional<GatewayAnswer> find(String key) {
        refuseTransaction();
        travel(properties.latency());
        return books.find(key);
    }

    private GatewayAnswer call(String authorization, SimulatedRequest request) {
        refuseTransaction();
        return call(books.tokenOf(authorization), request);
    }

    private GatewayAnswer call(TestToken token, SimulatedRequest request) {
        travel(faults.latency(token));
        faults.onTheWay(token, request.key());
        var execution = books.execute(request);
        if (execution.isNew()) {
            faults.onTheWayBack(token, request.key());
        }
        return execution.answer();
    }

    private static void refuseTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("call the gateway outside of database transactions: it may take seconds");
        }
    }

    private static void travel(Duration latency) {
        try {
            Thread.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayUnavailableException("the call was interrupted");
        }
    }
}
