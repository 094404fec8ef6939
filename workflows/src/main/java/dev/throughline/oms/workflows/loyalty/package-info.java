/** Port: loyalty points. */
@NullMarked
package dev.throughline.oms.workflows.loyalty;

import org.jspecify.annotations.NullMarked;
