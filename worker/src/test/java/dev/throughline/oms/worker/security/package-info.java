@NullMarked
package dev.throughline.oms.worker.security;

import org.jspecify.annotations.NullMarked;
