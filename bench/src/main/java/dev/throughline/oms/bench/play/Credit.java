package dev.throughline.oms.bench.play;

/**
 * Units that the file takes back from an earlier invoice.
 *
 * @param source line of the file
 * @param document the number of the cancellation
 * @param invoice the earlier invoice
 * @param line the invoice's line, counted from 1 among its good ones
 * @param days between the invoice and this
 */
record Credit(int source, String document, String invoice, int line, int quantity, long days) {}
