/**
 * What can be had where and when, and what it costs. Doors: Promises, PromiseTerms. The engine ({@link PromiseEngine} and what it
 * uses) is pure: everything it needs is handed in, so that it can be tried with any data.
 */
@NullMarked
package dev.throughline.oms.activities.promise;

import org.jspecify.annotations.NullMarked;
