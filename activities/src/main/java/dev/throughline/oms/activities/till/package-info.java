/**
 * What tills tell: transactions as they were received, what they wait for, and what a person has to look at. Door:
 * {@link dev.throughline.oms.activities.till.TillRegister}.
 */
@NullMarked
package dev.throughline.oms.activities.till;

import org.jspecify.annotations.NullMarked;
