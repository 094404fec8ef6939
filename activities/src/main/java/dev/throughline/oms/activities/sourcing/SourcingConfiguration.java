package dev.throughline.oms.activities.sourcing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(SourcingProperties.class)
class SourcingConfiguration {}
