package dev.throughline.oms.worker.problem;

import dev.throughline.oms.api.model.FieldError;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of fields as the contract writes them. */
public final class Fields {
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private Fields() {}

    /** {@code lines[0].unitPrice} is {@code lines[0].unit_price} on the wire. */
    public static String wire(String path) {
        if (path.equals("idempotencyKey")) {
            return "Idempotency-Key";
        }
        return HUMP.matcher(path).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    public static FieldError error(String field, String detail, ProblemType type) {
        return error(field, detail, type.name());
    }

    public static FieldError error(String field, String detail, String code) {
        return new FieldError(field, detail).code(code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * Reads a reference of the contract into its type.
     *
     * @throws ProblemException if it is none, such as blanks only
     */
    public static <T> T parse(String field, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.ofField(ProblemType.INVALID_REQUEST, field, "must be a reference, not blanks");
        }
    }

    public static <T> @Nullable T parseIfGiven(String field, @Nullable String text, Function<String, T> type) {
        return text == null ? null : parse(field, text, type);
    }

    /** A constraint's name as a code: {@code NotNull} is {@code not-null}. */
    static String code(String constraint) {
        return HUMP.matcher(constraint).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }
}
