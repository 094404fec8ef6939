@NullMarked
package dev.throughline.oms.activities.marketing;

import org.jspecify.annotations.NullMarked;
