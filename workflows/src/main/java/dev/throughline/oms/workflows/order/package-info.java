/** The order process: one durable workflow per order, from placement until every line is final. */
@NullMarked
package dev.throughline.oms.workflows.order;

import org.jspecify.annotations.NullMarked;
