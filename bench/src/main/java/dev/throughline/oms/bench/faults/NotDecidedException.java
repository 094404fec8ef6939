package dev.throughline.oms.bench.faults;

/** 202: the answer comes with a repeat. */
final class NotDecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDecidedException(String what) {
        super(what + " is not decided yet");
    }
}
