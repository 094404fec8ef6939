/** Port: the queue of what went wrong with orders and waits for a person. */
@NullMarked
package dev.throughline.oms.workflows.exceptions;

import org.jspecify.annotations.NullMarked;
