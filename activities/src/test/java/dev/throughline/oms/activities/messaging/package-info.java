@NullMarked
package dev.throughline.oms.activities.messaging;

import org.jspecify.annotations.NullMarked;
