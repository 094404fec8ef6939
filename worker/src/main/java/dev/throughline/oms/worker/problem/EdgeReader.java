package dev.throughline.oms.worker.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a part of a body by itself, as strictly as a whole one, so that a wrong part does not stop the others. */
@Component
public class EdgeReader {
    private final JsonMapper mapper = StrictJson.mapper();
    private final Validator validator;

    EdgeReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads and validates.
     *
     * @throws ProblemException that names every field at fault
     */
    public <T> T read(Map<String, ?> tree, Class<T> type) {
        var value = convert(tree, type);
        var errors = validator.validate(value).stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(EdgeReader::error)
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "See errors for what would be right", errors);
        }
        return value;
    }

    private <T> T convert(Map<String, ?> tree, Class<T> type) {
        try {
            return mapper.convertValue(tree, type);
        } catch (JacksonException e) {
            throw UnreadableBody.explain((Throwable) e);
        }
    }

    private static dev.throughline.oms.api.model.FieldError error(ConstraintViolation<?> violation) {
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return Fields.error(
                Fields.wire(violation.getPropertyPath().toString()), violation.getMessage(), Fields.code(constraint));
    }
}
