package dev.throughline.oms.activities.payment;

import dev.throughline.oms.activities.order.Checkout;
import dev.throughline.oms.activities.order.OrderIntake;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class PaymentConfiguration {
    @Bean
    Tenders tenders(OrderIntake intake) {
        return order -> intake.find(order).map(Checkout::tender).map(Checkout.Tender::token);
    }
}
