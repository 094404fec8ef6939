package dev.throughline.oms.bench.faults;

import dev.throughline.oms.client.model.PlacedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the clients were answered, by checkout: whatever fails, a checkout has one answer, and no two have the same order. Everything
 * that contradicts what was said before is kept as a violation.
 */
final class Book {
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, String> checkoutOfOrder = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** Of a checkout: accepted with an order, or refused with a problem. */
    record Answer(
            @Nullable String order,
            @Nullable String number,
            long total,
            @Nullable String problem) {
        static Answer accepted(PlacedOrder placed) {
            long total = Optional.ofNullable(placed.getTotal())
                    .map(money -> money.getAmountMinor())
                    .orElse(0L);
            return new Answer(placed.getOrderId(), placed.getNumber(), total, null);
        }

        static Answer refused(String problem) {
            return new Answer(null, null, 0, problem);
        }

        boolean isAccepted() {
            return order != null;
        }

        /** The accepted order's. */
        String orderId() {
            return Objects.requireNonNull(order);
        }
    }

    /** Notes an answer, the first or a repeated one. */
    synchronized void answered(String checkout, Answer answer) {
        Answer first = answers.putIfAbsent(checkout, answer);
        if (first != null && !first.equals(answer)) {
            violations.add("checkout " + checkout + " was answered " + first + ", then " + answer);
        }
        if (answer.isAccepted()) {
            String other = checkoutOfOrder.putIfAbsent(answer.orderId(), checkout);
            if (other != null && !other.equals(checkout)) {
                violations.add("order " + answer.orderId() + " answers two checkouts: " + other + " and " + checkout);
            }
        }
    }

    synchronized void violation(String what) {
        violations.add(what);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized long accepted() {
        return answers.values().stream().filter(Answer::isAccepted).count();
    }

    synchronized long refused(String problem) {
        return answers.values().stream()
                .filter(answer -> problem.equals(answer.problem()))
                .count();
    }

    synchronized Optional<Answer> of(String checkout) {
        return Optional.ofNullable(answers.get(checkout));
    }
}
