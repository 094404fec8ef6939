package dev.throughline.oms.worker.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Explains what is wrong with a body, without repeating its content. */
final class UnreadableBody {
    private UnreadableBody() {}

    static ProblemException explain(HttpMessageNotReadableException e) {
        return explain(e.getCause());
    }

    /** @param thrown by the reader of the body */
    static ProblemException explain(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException limit) {
                return limit(limit);
            }
        }
        return switch (thrown) {
            case UnrecognizedPropertyException unknown ->
                field(unknown, "is not a field of the contract; leave it out", "unknown-field");
            case ValueInstantiationException value ->
                field(value, RightType.of(value.getType().getRawClass()), "type");
            case MismatchedInputException mismatch -> field(mismatch, RightType.of(mismatch.getTargetType()), "type");
            case StreamReadException syntax -> syntax(syntax);
            case DatabindException other -> field(other, "must have the contract's type", "type");
            case null, default ->
                new ProblemException(ProblemType.MALFORMED_JSON, "Send one JSON object, whole and in UTF-8");
        };
    }

    private static ProblemException limit(StreamConstraintsException e) {
        if (String.valueOf(e.getOriginalMessage()).contains("Document length")) {
            return new ProblemException(ProblemType.BODY_TOO_LARGE, BodyLimit.DETAIL);
        }
        return new ProblemException(
                ProblemType.MALFORMED_JSON,
                "At most " + StrictJson.MAX_DEPTH + " levels, strings and numbers of a sane length");
    }

    private static ProblemException syntax(StreamReadException e) {
        var where = e.getLocation();
        var place = where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        var detail = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
                ? "A field is given twice" + place
                : "Send one JSON object, whole and in UTF-8; stopped" + place;
        return new ProblemException(ProblemType.MALFORMED_JSON, detail);
    }

    private static ProblemException field(DatabindException e, String detail, String code) {
        var field = path(e);
        var name = field == null ? "(body)" : field;
        return new ProblemException(
                ProblemType.INVALID_REQUEST, name + " " + detail, List.of(Fields.error(name, detail, code)));
    }

    private static @Nullable String path(JacksonException e) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? null : path.startsWith(".") ? path.substring(1) : path;
    }
}
