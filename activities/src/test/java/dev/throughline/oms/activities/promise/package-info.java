@NullMarked
package dev.throughline.oms.activities.promise;

import org.jspecify.annotations.NullMarked;
