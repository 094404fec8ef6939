package dev.throughline.oms.bench.load;

import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The least that a process with a synchronous answer can be: the measure of what the Temporal server can do. */
@WorkflowInterface
public interface AnswerWorkflow {
    @WorkflowMethod(name = "Answer")
    String process(String question);

    @UpdateMethod
    String answer();

    @UpdateValidatorMethod(updateName = "answer")
    void checkAnswer();
}
