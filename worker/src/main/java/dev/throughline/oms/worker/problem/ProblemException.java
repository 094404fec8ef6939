package dev.throughline.oms.worker.problem;

import dev.throughline.oms.activities.audit.RefusalKind;
import dev.throughline.oms.api.model.FieldError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. The detail says what would be right and holds nothing secret or personal. */
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient @Nullable Denial denial;

    private ProblemException(ProblemType type, String detail, List<FieldError> errors, @Nullable Denial denial) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.denial = denial;
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        this(type, detail, errors, null);
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** A single field is at fault. */
    public static ProblemException ofField(ProblemType type, String field, String detail) {
        return new ProblemException(type, detail, List.of(Fields.error(field, detail, type)));
    }

    /** There is no such thing: {@code what} is "order ord_1". */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + what);
    }

    /** The same to the caller; on record, access that was refused. */
    public ProblemException denying(RefusalKind kind, String object) {
        return new ProblemException(
                type, Objects.requireNonNullElse(getMessage(), ""), errors, new Denial(kind, object));
    }

    /**
     * What is written down of refused access.
     *
     * @param object an id of what was asked for
     */
    public record Denial(RefusalKind kind, String object) {}

    public @Nullable Denial denial() {
        return denial;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The reason is known and the place does not matter. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
