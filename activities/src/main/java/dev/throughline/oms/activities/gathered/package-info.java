/** Steps of several systems on our own database that the order process asks for together. */
@NullMarked
package dev.throughline.oms.activities.gathered;

import org.jspecify.annotations.NullMarked;
