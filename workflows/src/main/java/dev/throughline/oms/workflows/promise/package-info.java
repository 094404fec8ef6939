/** Port: what customers were promised, and whether it can be kept. */
@NullMarked
package dev.throughline.oms.workflows.promise;

import org.jspecify.annotations.NullMarked;
