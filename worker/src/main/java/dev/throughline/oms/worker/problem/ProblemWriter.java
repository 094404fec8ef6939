package dev.throughline.oms.worker.problem;

import dev.throughline.oms.api.model.FieldError;
import dev.throughline.oms.api.model.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds problems, for the controllers' advice and for what happens before a controller is reached. */
@Component
public class ProblemWriter {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers outside of controllers. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var body = json.writeValueAsBytes(problem(request, type, detail, List.of()));
        response.setStatus(type.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (type == ProblemType.UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    ResponseEntity<Problem> answer(
            HttpServletRequest request, ProblemType type, @Nullable String detail, List<FieldError> errors) {
        var answer = ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (type == ProblemType.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.body(problem(request, type, detail, errors));
    }

    private static Problem problem(
            HttpServletRequest request, ProblemType type, @Nullable String detail, List<FieldError> errors) {
        var problem = new Problem(type.uri(), type.title(), type.status())
                .detail(detail)
                .requestId(RequestIds.of(request));
        return errors.isEmpty() ? problem.errors(null) : problem.errors(errors);
    }
}
