package dev.throughline.oms.workflows.order;

import io.temporal.failure.ApplicationFailure;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a running order refuses what it is asked; the names never change. */
public enum OrderFailure {
    ORDER_NOT_ACCEPTED,
    ORDER_CLOSED,
    ORDER_ON_HOLD,
    ORDER_NOT_ON_HOLD,
    UNKNOWN_FULFILLMENT_ORDER,
    UNKNOWN_LINE,
    WRONG_METHOD,
    NOT_OPEN,
    NOT_RELEASED,
    NOT_CANCELLABLE,
    NOT_UNFILLABLE,
    TOO_MANY_UNITS,
    NOT_LOST,
    DUE_TIME_PAST,
    /** What is asked for makes no sense at any time: a day that is over. */
    UNPROCESSABLE;

    private static final String SEPARATOR = ": ";

    /**
     * What a validator throws. Not a Temporal failure: SDK 1.38 loses type and message of those on their way out of a validator, while
     * those of any other exception arrive.
     */
    public static final class OrderRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private OrderRefusedException(OrderFailure failure, String detail) {
            super(failure.name() + SEPARATOR + detail);
        }
    }

    /**
     * A refusal as the caller gets it.
     *
     * @param detail what would be right
     */
    public record Refused(OrderFailure failure, String detail) {}

    /** A refusal with what would be right; nothing was changed. */
    public OrderRefusedException because(String detail) {
        return new OrderRefusedException(this, detail);
    }

    /** The refusal that a failed call carries, however deep; empty when it failed for another reason. */
    public static Optional<Refused> in(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure failure
                    && OrderRefusedException.class.getName().equals(failure.getType())) {
                return parse(failure.getOriginalMessage());
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> parse(String message) {
        return Arrays.stream(values())
                .filter(f -> message.startsWith(f.name() + SEPARATOR))
                .findFirst()
                .map(f -> new Refused(f, message.substring(f.name().length() + SEPARATOR.length())));
    }
}
