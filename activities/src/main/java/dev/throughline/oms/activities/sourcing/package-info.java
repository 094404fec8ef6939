/** Which location serves which units, and why. */
@NullMarked
package dev.throughline.oms.activities.sourcing;

import org.jspecify.annotations.NullMarked;
