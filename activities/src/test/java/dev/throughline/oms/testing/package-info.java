/** One PostgreSQL and one Spring context for all tests: Testcontainers where Docker is, embedded PostgreSQL where not. */
@NullMarked
package dev.throughline.oms.testing;

import org.jspecify.annotations.NullMarked;
