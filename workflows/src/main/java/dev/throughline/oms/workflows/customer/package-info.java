/** Port: customer profiles (CRM). */
@NullMarked
package dev.throughline.oms.workflows.customer;

import org.jspecify.annotations.NullMarked;
