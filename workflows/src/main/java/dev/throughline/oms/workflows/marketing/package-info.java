/** Port: marketing, always by consent. */
@NullMarked
package dev.throughline.oms.workflows.marketing;

import org.jspecify.annotations.NullMarked;
