@NullMarked
package dev.throughline.oms.activities.demand;

import org.jspecify.annotations.NullMarked;
