package dev.throughline.oms.activities.shipping;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ShippingProperties.class,
    CarrierProperties.class,
    SimulatedProperties.class,
    EasyPostProperties.class
})
class ShippingConfiguration {}
