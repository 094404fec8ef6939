/** The record of money, and the gateways. */
@NullMarked
package dev.throughline.oms.activities.payment;

import org.jspecify.annotations.NullMarked;
