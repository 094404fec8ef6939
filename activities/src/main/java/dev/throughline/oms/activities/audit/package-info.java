/** The record of refused access; its door is {@link Refusals}. */
@NullMarked
package dev.throughline.oms.activities.audit;

import org.jspecify.annotations.NullMarked;
