package dev.throughline.oms.activities.marketing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MarketingSettings.class)
class MarketingConfiguration {}
