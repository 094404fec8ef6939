package dev.throughline.oms.bench.run;

/** A server whose process can be made to fail, for tests that want to know what the others do then. */
public interface Breakable {
    /** Ends it at once, with all its children, as a power cut would. Nothing is flushed or said to anybody. */
    void kill();

    /** Ends it in order and waits for that. */
    void end();

    /** Makes it neither work nor answer, while its connections stay open. */
    void hang();

    /** Ends {@link #hang}. */
    void goOn();

    /** Starts it again after {@link #kill} or {@link #end}, and waits until it serves. */
    void startAgain() throws InterruptedException;
}
