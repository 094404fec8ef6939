/** Port: the payment gateway and the record of money. */
@NullMarked
package dev.throughline.oms.workflows.payment;

import org.jspecify.annotations.NullMarked;
