/** Which location serves which units, and why. Adds no door of its own: the order process asks through the port. */
@NullMarked
package dev.throughline.oms.activities.sourcing;

import org.jspecify.annotations.NullMarked;
