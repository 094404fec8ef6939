/** What is asked for, what will be, and what to order for it. */
@NullMarked
package dev.throughline.oms.activities.demand;

import org.jspecify.annotations.NullMarked;
