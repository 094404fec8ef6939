package dev.throughline.oms.bench.play;

/** Something a person has to put right before the run can go on. The message says what, in words for that person. */
public class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SetupException(String message) {
        super(message);
    }

    public SetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
