/** Port: messages to the customer. */
@NullMarked
package dev.throughline.oms.workflows.messaging;

import org.jspecify.annotations.NullMarked;
