package dev.throughline.oms.activities.promise;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(PromiseSettings.class)
class PromiseConfiguration {}
