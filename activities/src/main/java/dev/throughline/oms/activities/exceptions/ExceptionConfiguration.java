package dev.throughline.oms.activities.exceptions;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExceptionProperties.class)
class ExceptionConfiguration {}
