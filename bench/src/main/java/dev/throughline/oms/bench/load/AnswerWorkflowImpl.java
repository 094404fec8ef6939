package dev.throughline.oms.bench.load;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** Answers one update, and ends. */
public final class AnswerWorkflowImpl implements AnswerWorkflow {
    private final String question;
    private boolean answered;

    @WorkflowInit
    public AnswerWorkflowImpl(String question) {
        this.question = question;
    }

    @Override
    public String process(String same) {
        Workflow.await(() -> answered && Workflow.isEveryHandlerFinished());
        return question;
    }

    @Override
    public String answer() {
        answered = true;
        return "answer to " + question;
    }

    @Override
    public void checkAnswer() {
        // Everybody may ask.
    }
}
