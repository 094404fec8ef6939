/** Port: which location serves which units. */
@NullMarked
package dev.throughline.oms.workflows.sourcing;

import org.jspecify.annotations.NullMarked;
