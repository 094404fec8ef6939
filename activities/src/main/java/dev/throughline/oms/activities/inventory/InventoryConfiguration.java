package dev.throughline.oms.activities.inventory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties({FrontProperties.class, HoldProperties.class})
class InventoryConfiguration {}
