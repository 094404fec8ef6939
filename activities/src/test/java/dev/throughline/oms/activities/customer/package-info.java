@NullMarked
package dev.throughline.oms.activities.customer;

import org.jspecify.annotations.NullMarked;
