@NullMarked
package dev.throughline.oms.activities.channel;

import org.jspecify.annotations.NullMarked;
