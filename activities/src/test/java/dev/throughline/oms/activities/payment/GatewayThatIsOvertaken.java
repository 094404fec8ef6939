package dev.throughline.oms.activities.payment;

import dev.throughline.oms.workflows.shared.Money;
import java.util.Optional;

/** Something else happens before its first authorization arrives. */
record GatewayThatIsOvertaken(PaymentGateway gateway, Runnable overtaking) implements PaymentGateway {
    @Override
    public GatewayAnswer authorize(String key, String token, Money amount) {
        overtaking.run();
        return gateway.authorize(key, token, amount);
    }

    @Override
    public GatewayAnswer capture(String key, String authorization, Money amount) {
        return gateway.capture(key, authorization, amount);
    }

    @Override
    public GatewayAnswer voidAuthorization(String key, String authorization, String currency) {
        return gateway.voidAuthorization(key, authorization, currency);
    }

    @Override
    public GatewayAnswer refund(String key, String authorization, Money amount) {
        return gateway.refund(key, authorization, amount);
    }

    @Override
    public Optional<GatewayAnswer> find(String key) {
        return gateway.find(key);
    }
}
