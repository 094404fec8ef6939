/** The queue of what went wrong with orders and waits for a person; its door is {@link Exceptions}. */
@NullMarked
package dev.throughline.oms.activities.exceptions;

import org.jspecify.annotations.NullMarked;
