/** What must hold whatever fails: the short form of the fault plan, over HTTP, with one checker. */
@NullMarked
package dev.throughline.oms.worker.faults;

import org.jspecify.annotations.NullMarked;
