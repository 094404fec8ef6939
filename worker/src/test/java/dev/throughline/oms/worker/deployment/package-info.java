/** What is delivered beside the code: compose file, image, documentation. */
package dev.throughline.oms.worker.deployment;
