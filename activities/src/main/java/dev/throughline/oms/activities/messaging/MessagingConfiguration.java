package dev.throughline.oms.activities.messaging;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MessagingSettings.class, QuietHoursSettings.class, TwilioSettings.class})
class MessagingConfiguration {}
