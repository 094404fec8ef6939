package dev.throughline.oms.activities.fulfillment;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccuracyProperties.class, FulfillmentProperties.class, PickupProperties.class})
class FulfillmentConfiguration {}
