package dev.throughline.oms.worker.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that says it is too large before it is read; one that does not say is stopped by {@link StrictJson}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimit extends OncePerRequestFilter {
    static final int MAX_BYTES = 2 * 1024 * 1024;
    static final String DETAIL = "A body has at most 2 MiB";

    private final ProblemWriter problems;

    BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean file = StreamedFiles.isOne(request.getContentType());
        if (request.getContentLengthLong() > (file ? StreamedFiles.MAX_BYTES : MAX_BYTES)) {
            problems.write(request, response, ProblemType.BODY_TOO_LARGE, file ? StreamedFiles.DETAIL : DETAIL);
            return;
        }
        chain.doFilter(request, response);
    }
}
