/**
 * Which location serves which units, and why: by a policy that is data. The order process asks through the port; the doors are for
 * policies, for the reasons of past decisions, and for trying a policy on them.
 */
@NullMarked
package dev.throughline.oms.activities.sourcing;

import org.jspecify.annotations.NullMarked;
