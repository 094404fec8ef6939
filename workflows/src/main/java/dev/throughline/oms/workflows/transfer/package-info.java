/** The transfer order: units move from one location to another, and nobody loses sight of them on the way. */
@NullMarked
package dev.throughline.oms.workflows.transfer;

import org.jspecify.annotations.NullMarked;
