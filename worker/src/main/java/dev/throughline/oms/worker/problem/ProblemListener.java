package dev.throughline.oms.worker.problem;

/** Is told of every problem with which an operation ends, before it is answered. */
public interface ProblemListener {
    void ended(ProblemException problem);
}
