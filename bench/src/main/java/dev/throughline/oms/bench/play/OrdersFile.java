package dev.throughline.oms.bench.play;

import java.util.List;

/**
 * What a file of orders says.
 *
 * @param invoices those with at least one good line, in the order of the file
 * @param credits units taken back, each matched to its invoice
 * @param bad lines that cannot be played
 * @param skipped order numbers of which no line is good
 * @param lines how many lines there are, good or bad, without the header
 */
record OrdersFile(List<Invoice> invoices, List<Credit> credits, List<BadLine> bad, List<String> skipped, int lines) {
    OrdersFile {
        invoices = List.copyOf(invoices);
        credits = List.copyOf(credits);
        bad = List.copyOf(bad);
        skipped = List.copyOf(skipped);
    }
}
