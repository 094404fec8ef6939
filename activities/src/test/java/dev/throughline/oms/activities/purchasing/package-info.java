@NullMarked
package dev.throughline.oms.activities.purchasing;

import org.jspecify.annotations.NullMarked;
