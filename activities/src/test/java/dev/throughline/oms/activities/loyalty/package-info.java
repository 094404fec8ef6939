@NullMarked
package dev.throughline.oms.activities.loyalty;

import org.jspecify.annotations.NullMarked;
