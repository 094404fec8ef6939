@NullMarked
package dev.throughline.oms.activities.catalog;

import org.jspecify.annotations.NullMarked;
