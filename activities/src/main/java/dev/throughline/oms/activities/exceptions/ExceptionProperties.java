package dev.throughline.oms.activities.exceptions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param escalateAfter how long an entry may be without an owner until it counts as escalated */
@ConfigurationProperties(prefix = "throughline.exceptions")
record ExceptionProperties(@DefaultValue("4h") Duration escalateAfter) {}
