package dev.throughline.oms.bench.play;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes invoices of lines: good ones, carriage, credits matched to what they take back, and the rest with its reason. */
final class OrdersFileSorter {
    private static final int MOST_LINES = 2000;
    private static final int LONGEST_DESCRIPTION = 200;

    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private final List<BadLine> bad = new ArrayList<>();
    private final List<SourceLine> cancellations = new ArrayList<>();

    private static final class Draft {
        private final @Nullable String customer;
        private final String date;
        private final List<Invoice.Line> lines = new ArrayList<>();
        private long carriage;

        Draft(SourceLine first) {
            this.customer = first.customer().isEmpty() ? null : first.customer();
            this.date = first.date();
        }
    }

    static OrdersFile sort(List<SourceLine> lines) {
        OrdersFileSorter sorter = new OrdersFileSorter();
        lines.forEach(sorter::add);
        List<Invoice> invoices = sorter.invoices();
        CreditMatcher matcher = new CreditMatcher(invoices);
        List<Credit> credits = sorter.credits(matcher);
        List<String> skipped = sorter.numbers.stream()
                .filter(number -> !sorter.drafts.containsKey(number)
                        || sorter.drafts.get(number).lines.isEmpty())
                .toList();
        return new OrdersFile(invoices, credits, sorter.bad, skipped, lines.size());
    }

    private void add(SourceLine line) {
        if (line.isCancellation()) {
            line.whyNotCredited().ifPresentOrElse(why -> reject(line, why), () -> cancellations.add(line));
            return;
        }
        if (!line.order().isEmpty()) {
            numbers.add(line.order());
        }
        line.whyNotSold().ifPresentOrElse(why -> reject(line, why), () -> sell(line));
    }

    private void reject(SourceLine line, String why) {
        bad.add(new BadLine(line.source(), line.order().isEmpty() ? "(none)" : line.order(), why));
    }

    private void sell(SourceLine line) {
        Draft draft = drafts.computeIfAbsent(line.order(), number -> new Draft(line));
        int quantity = Objects.requireNonNull(line.quantity());
        BigDecimal price = Objects.requireNonNull(line.unitPrice());
        if (StockCode.isCarriage(line.sku())) {
            draft.carriage += Invoice.pence(price.multiply(BigDecimal.valueOf(quantity)));
        } else if (draft.lines.size() == MOST_LINES) {
            reject(line, "an order has at most " + MOST_LINES + " lines");
        } else {
            draft.lines.add(new Invoice.Line(line.source(), line.sku(), description(line), quantity, price));
        }
    }

    private static String description(SourceLine line) {
        String text = line.description().isEmpty() ? line.sku() : line.description();
        return text.length() > LONGEST_DESCRIPTION ? text.substring(0, LONGEST_DESCRIPTION) : text;
    }

    private List<Invoice> invoices() {
        return drafts.entrySet().stream()
                .filter(entry -> !entry.getValue().lines.isEmpty())
                .map(entry -> new Invoice(
                        entry.getKey(),
                        entry.getValue().customer,
                        entry.getValue().date,
                        entry.getValue().carriage,
                        entry.getValue().lines))
                .toList();
    }

    private List<Credit> credits(CreditMatcher matcher) {
        List<Credit> credits = new ArrayList<>();
        for (SourceLine line : cancellations) {
            Optional<Credit> credit = matcher.match(line);
            credit.ifPresentOrElse(
                    credits::add,
                    () -> reject(line, "takes back what no earlier order of this customer has left to give"));
        }
        return credits;
    }
}
