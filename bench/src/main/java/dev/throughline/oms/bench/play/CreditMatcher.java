package dev.throughline.oms.bench.play;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The file does not say which invoice a cancellation belongs to: it is the latest earlier one of the same customer with that
 * SKU on a line that has as many units left.
 */
final class CreditMatcher {
    private final Map<List<String>, List<Candidate>> candidates = new HashMap<>();

    private static final class Candidate {
        private final Invoice invoice;
        private final int line;
        private int left;

        Candidate(Invoice invoice, int line) {
            this.invoice = invoice;
            this.line = line;
            this.left = invoice.lines().get(line - 1).quantity();
        }
    }

    CreditMatcher(List<Invoice> invoices) {
        for (Invoice invoice : invoices) {
            if (invoice.customer() == null) {
                continue;
            }
            for (int line = invoice.lines().size(); line >= 1; line--) {
                List<String> key = List.of(
                        invoice.customer(), invoice.lines().get(line - 1).sku());
                candidates.computeIfAbsent(key, bought -> new ArrayList<>()).add(0, new Candidate(invoice, line));
            }
        }
    }

    Optional<Credit> match(SourceLine line) {
        int quantity = -Objects.requireNonNull(line.quantity());
        return candidates.getOrDefault(List.of(line.customer(), line.sku()), List.of()).stream()
                .filter(candidate ->
                        candidate.left >= quantity && candidate.invoice.date().compareTo(line.date()) <= 0)
                .findFirst()
                .map(candidate -> {
                    candidate.left -= quantity;
                    long days = days(candidate.invoice.date(), line.date());
                    return new Credit(
                            line.source(), line.order(), candidate.invoice.number(), candidate.line, quantity, days);
                });
    }

    /** Zero when the file has no dates that can be read. */
    private static long days(String from, String until) {
        try {
            return ChronoUnit.DAYS.between(day(from), day(until));
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date.substring(0, Math.min(10, date.length())));
    }
}
