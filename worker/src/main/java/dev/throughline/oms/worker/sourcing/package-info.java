/** Sourcing policies, their simulations, and the reasons of decisions over HTTP. */
@NullMarked
package dev.throughline.oms.worker.sourcing;

import org.jspecify.annotations.NullMarked;
