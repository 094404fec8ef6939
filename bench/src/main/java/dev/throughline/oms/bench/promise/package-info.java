/** Promises measured: their dates on real deliveries, and how fast they are made. */
@NullMarked
package dev.throughline.oms.bench.promise;

import org.jspecify.annotations.NullMarked;
