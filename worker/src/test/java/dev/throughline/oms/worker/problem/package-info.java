@NullMarked
package dev.throughline.oms.worker.problem;

import org.jspecify.annotations.NullMarked;
