package dev.throughline.oms.bench.faults;

/** The API refused: 4xx with a problem. Repeating it would change nothing. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;

    /** @param problem the last part of its type */
    RefusedException(int status, String problem, Throwable cause) {
        super(status + " " + problem, cause);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    String problem() {
        return problem;
    }
}
