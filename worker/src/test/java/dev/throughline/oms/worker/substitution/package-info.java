/** Something else in place of what is not there, over HTTP. */
@NullMarked
package dev.throughline.oms.worker.substitution;

import org.jspecify.annotations.NullMarked;
