@NullMarked
package dev.throughline.oms.worker.promise;

import org.jspecify.annotations.NullMarked;
