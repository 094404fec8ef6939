/** Port: the requests to locations and the people who work on them. */
@NullMarked
package dev.throughline.oms.workflows.fulfillment;

import org.jspecify.annotations.NullMarked;
