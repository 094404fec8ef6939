/** The contract and its browsable form. */
@NullMarked
package dev.throughline.oms.worker.docs;

import org.jspecify.annotations.NullMarked;
