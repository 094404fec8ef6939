@NullMarked
package dev.throughline.oms.activities.audit;

import org.jspecify.annotations.NullMarked;
