package dev.throughline.oms.worker.till;

/** A file that is not well-formed, or larger than is read. */
final class PosLogException extends Exception {
    private static final long serialVersionUID = 1;

    PosLogException(String whatWouldBeRight) {
        super(whatWouldBeRight);
    }
}
