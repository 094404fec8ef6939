/** Marketing, always by consent; availability per channel. */
@NullMarked
package dev.throughline.oms.activities.marketing;

import org.jspecify.annotations.NullMarked;
