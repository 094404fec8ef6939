package dev.throughline.oms.worker.problem;

import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one place where an exception becomes an answer. Bad input is never a 5xx; an answer never shows how we work inside. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String NUMERIC_OUT_OF_RANGE = "22003";

    private final ProblemWriter problems;
    private final ProblemListener listener;

    ProblemAdvice(ProblemWriter problems, ProblemListener listener) {
        this.problems = problems;
        this.listener = listener;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ProblemException e, HttpServletRequest request) {
        listener.ended(e);
        return problems.answer(request, e.type(), e.getMessage(), e.errors());
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalidBody(MethodArgumentNotValidException e, HttpServletRequest request) {
        var errors = e.getBindingResult().getFieldErrors().stream()
                .map(f -> Fields.error(
                        Fields.wire(f.getField()),
                        Objects.requireNonNullElse(f.getDefaultMessage(), "is not valid"),
                        Fields.code(Objects.requireNonNullElse(f.getCode(), "Invalid"))))
                .toList();
        return invalid(request, errors);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalidParameters(ConstraintViolationException e, HttpServletRequest request) {
        return invalid(
                request,
                e.getConstraintViolations().stream()
                        .map(ProblemAdvice::fieldError)
                        .toList());
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        var afterMethod = path.substring(path.indexOf('.') + 1);
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return Fields.error(Fields.wire(afterMethod), violation.getMessage(), Fields.code(constraint));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missingHeader(MissingRequestHeaderException e, HttpServletRequest request) {
        return invalid(
                request, List.of(Fields.error(e.getHeaderName(), "the header must be given, not empty", "not-null")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missingParameter(MissingServletRequestParameterException e, HttpServletRequest request) {
        return invalid(request, List.of(Fields.error(e.getParameterName(), "must be given", "not-null")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return invalid(
                request, List.of(Fields.error(Fields.wire(e.getName()), RightType.of(e.getRequiredType()), "type")));
    }

    private ResponseEntity<Problem> invalid(HttpServletRequest request, List<FieldError> errors) {
        return problems.answer(request, ProblemType.INVALID_REQUEST, "See errors for what would be right", errors);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        var problem = UnreadableBody.explain(e);
        return problems.answer(request, problem.type(), problem.getMessage(), problem.errors());
    }

    @ExceptionHandler
    ResponseEntity<Problem> rejected(RequestRejectedException e, HttpServletRequest request) {
        return problems.answer(
                request, ProblemType.INVALID_REQUEST, "The request holds characters that are not allowed", List.of());
    }

    /** A query or form that the container cannot read, such as one with a value that has no name. */
    @ExceptionHandler
    ResponseEntity<Problem> unreadableParameters(InvalidParameterException e, HttpServletRequest request) {
        return problems.answer(
                request, ProblemType.INVALID_REQUEST, "The parameters are not name=value pairs in UTF-8", List.of());
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return withHeaders(
                problems.answer(
                        request,
                        ProblemType.METHOD_NOT_ALLOWED,
                        "Allowed here: "
                                + String.join(", ", Objects.requireNonNullElse(e.getSupportedMethods(), new String[0])),
                        List.of()),
                e);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMediaType(HttpMediaTypeNotSupportedException e, HttpServletRequest request) {
        return problems.answer(
                request, ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send application/json, in UTF-8", List.of());
    }

    /** The database's types hold less than the contract's: sums of very large figures end here. */
    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(DataIntegrityViolationException e, HttpServletRequest request) {
        if (e.getMostSpecificCause() instanceof SQLException sql && NUMERIC_OUT_OF_RANGE.equals(sql.getSQLState())) {
            return problems.answer(
                    request, ProblemType.UNPROCESSABLE, "The figures add up to more than can be kept", List.of());
        }
        return other(e, request);
    }

    /** The caller has gone: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {}

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var type = ProblemType.ofStatus(known.getStatusCode().value());
            return withHeaders(problems.answer(request, type, null, List.of()), known);
        }
        if (Outages.isOutage(e)) {
            LOG.warn("Not available: {}", e.toString());
            return problems.answer(
                    request,
                    ProblemType.UNAVAILABLE,
                    "Repeat the request in a few seconds, with the same key",
                    List.of());
        }
        LOG.error("Request {} failed", RequestIds.of(request), e);
        return problems.answer(request, ProblemType.INTERNAL_ERROR, "Tell operations the request id", List.of());
    }

    private static ResponseEntity<Problem> withHeaders(ResponseEntity<Problem> answer, ErrorResponse known) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> {
                    headers.addAll(known.getHeaders());
                    headers.addAll(answer.getHeaders());
                })
                .body(answer.getBody());
    }
}
