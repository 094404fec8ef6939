@NullMarked
package dev.throughline.oms.activities.event;

import org.jspecify.annotations.NullMarked;
