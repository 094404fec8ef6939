package dev.throughline.oms.bench.play;

import dev.throughline.oms.client.model.Problem;
import java.util.List;
import java.util.Objects;

/** The API refused, with a problem document. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final int status;

    RefusedException(Problem problem, Exception cause) {
        super(
                problem.getStatus() + " " + problem.getType() + ": " + problem.getTitle() + " "
                        + Objects.requireNonNullElse(problem.getDetail(), "")
                        + Objects.requireNonNullElse(problem.getErrors(), List.of()),
                cause);
        this.name = problem.getType().replaceFirst("^.*/problems/", "");
        this.status = problem.getStatus();
    }

    /** The last part of the problem's type. */
    String name() {
        return name;
    }

    int status() {
        return status;
    }
}
