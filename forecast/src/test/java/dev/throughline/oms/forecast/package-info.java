@NullMarked
package dev.throughline.oms.forecast;

import org.jspecify.annotations.NullMarked;
