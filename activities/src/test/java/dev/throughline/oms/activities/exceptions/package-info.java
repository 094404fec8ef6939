/** The work of locations on a real database. */
@NullMarked
package dev.throughline.oms.activities.exceptions;

import org.jspecify.annotations.NullMarked;
