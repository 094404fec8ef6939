package dev.throughline.oms.worker.problem;

import dev.throughline.oms.api.model.FieldError;
import java.util.List;

/** Ends a request with a problem. The detail says what would be right and holds nothing secret or personal. */
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient List<FieldError> errors;

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
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
