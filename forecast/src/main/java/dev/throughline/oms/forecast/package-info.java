/** Forecasts of intermittent demand: arithmetic alone, without clock, database or framework. */
@NullMarked
package dev.throughline.oms.forecast;

import org.jspecify.annotations.NullMarked;
