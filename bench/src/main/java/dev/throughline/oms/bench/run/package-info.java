/** What {@code ./run} starts beside the application: PostgreSQL, Temporal and a mail server, in a folder that lasts. */
@NullMarked
package dev.throughline.oms.bench.run;

import org.jspecify.annotations.NullMarked;
