/** Plays real orders through the HTTP API and reconciles what came out with what went in. */
@NullMarked
package dev.throughline.oms.bench.play;

import org.jspecify.annotations.NullMarked;
