/** Waves and picking on a real database. */
@NullMarked
package dev.throughline.oms.activities.picking;

import org.jspecify.annotations.NullMarked;
