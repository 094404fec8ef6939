/** What customers were told. */
@NullMarked
package dev.throughline.oms.worker.messages;

import org.jspecify.annotations.NullMarked;
