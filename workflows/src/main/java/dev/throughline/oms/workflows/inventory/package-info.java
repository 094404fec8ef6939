/** Port: the one pool of stock. */
@NullMarked
package dev.throughline.oms.workflows.inventory;

import org.jspecify.annotations.NullMarked;
