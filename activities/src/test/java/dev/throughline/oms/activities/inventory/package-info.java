/** The stock pool on a real database. */
@NullMarked
package dev.throughline.oms.activities.inventory;

import org.jspecify.annotations.NullMarked;
