package dev.throughline.oms.workflows.transfer;

import dev.throughline.oms.workflows.shared.Actor;
import dev.throughline.oms.workflows.shared.OwnDatabase;
import dev.throughline.oms.workflows.shared.Waits;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

public class TransferWorkflowImpl implements TransferWorkflow {
    private static final Actor CLOCK = Actor.system("transfer");

    /** An act that waits for its turn: acts are done one after the other. */
    private static final class Asked {
        private final Verb verb;
        private final TransferAct act;
        private boolean done;
        private @Nullable TransferRefusedException refused;

        Asked(Verb verb, TransferAct act) {
            this.verb = verb;
            this.act = act;
        }
    }

    private enum Verb {
        PICK,
        SHIP,
        RECEIVE,
        CLOSE,
        CANCEL
    }

    private final TransferActivities stock = OwnDatabase.steps(TransferActivities.class);
    private final TransferRequest request;
    private final TransferLines lines;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final Map<String, Asked> known = new HashMap<>();
    private TransferStatus status = TransferStatus.REQUESTED;
    private boolean late;

    @WorkflowInit
    public TransferWorkflowImpl(TransferRequest request) {
        this.request = request;
        this.lines = new TransferLines(request.lines());
    }

    @Override
    public TransferStatus process(TransferRequest ignored) {
        // Goods on their way are not called back by cancelling a process: the update "cancel" does it as long as it can
        // be done.
        Workflow.newDetachedCancellationScope(this::move).run();
        return status;
    }

    private void move() {
        stock.open(request);
        while (!status.isFinal()) {
            if (Waits.until(deadline(), "transfer " + status, () -> !waiting.isEmpty())) {
                answer(waiting.remove());
            } else {
                passDeadline();
            }
        }
        waiting.forEach(this::answer);
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    private Instant deadline() {
        var due = status == TransferStatus.IN_TRANSIT ? request.dueAt() : request.shipBy();
        return late ? due.plus(request.patience()) : due;
    }

    private void passDeadline() {
        if (!late) {
            late = true;
            stock.late(step("late for " + status, "late", List.of(), CLOCK, "the deadline has passed"));
        } else if (status == TransferStatus.IN_TRANSIT) {
            giveUp("close", CLOCK, "not received in time");
        } else {
            callOff("cancel", CLOCK, "not shipped in time");
        }
    }

    private void answer(Asked asked) {
        try {
            check(asked.verb, asked.act);
            act(asked.verb, asked.act);
        } catch (TransferRefusedException overtaken) {
            asked.refused = overtaken;
        }
        asked.done = true;
    }

    private void act(Verb verb, TransferAct act) {
        switch (verb) {
            case PICK -> {
                status = TransferStatus.PICKED;
                stock.note(step(act.key(), "picked", List.of(), act.actor(), act.reason()));
            }
            case SHIP -> send(act);
            case RECEIVE -> takeIn(act);
            case CLOSE -> giveUp(act.key(), act.actor(), act.reason());
            case CANCEL -> callOff(act.key(), act.actor(), act.reason());
        }
    }

    private void send(TransferAct act) {
        status = TransferStatus.IN_TRANSIT;
        late = false;
        lines.ship(act.lines());
        stock.ship(step(act.key(), "shipped", act.lines(), act.actor(), act.reason()));
    }

    private void takeIn(TransferAct act) {
        lines.receive(act.lines());
        if (lines.missing().isEmpty()) {
            status = TransferStatus.RECEIVED;
        }
        stock.receive(step(act.key(), "received", act.lines(), act.actor(), act.reason()));
    }

    private void giveUp(String key, Actor actor, String reason) {
        status = TransferStatus.SHORT;
        stock.giveUp(step(key, "short", lines.missing(), actor, reason));
    }

    private void callOff(String key, Actor actor, String reason) {
        status = TransferStatus.CANCELLED;
        stock.note(step(key, "cancelled", List.of(), actor, reason));
    }

    private TransferStep step(String key, String type, List<TransferUnits> units, Actor actor, String reason) {
        return new TransferStep(
                request.id(), request.from(), request.to(), key, type, status, units, request.dueAt(), actor, reason);
    }

    private void check(Verb verb, TransferAct act) {
        boolean allowed = switch (verb) {
            case PICK -> status == TransferStatus.REQUESTED;
            case SHIP, CANCEL -> status == TransferStatus.REQUESTED || status == TransferStatus.PICKED;
            case RECEIVE, CLOSE -> status == TransferStatus.IN_TRANSIT;
        };
        if (!allowed) {
            throw new TransferRefusedException("The transfer is " + status + ": what is asked needs another status");
        }
        boolean moves = verb == Verb.SHIP || verb == Verb.RECEIVE;
        if (moves == act.lines().isEmpty()) {
            throw new TransferRefusedException(moves ? "Name the units" : "Name no units");
        }
        if (verb == Verb.SHIP && !act.lines().stream().allMatch(line -> lines.knows(line.sku()))) {
            throw new TransferRefusedException("Ship SKUs of this transfer");
        }
    }

    /** A repeat may come late: it is always let in, and answered with how the transfer stands. */
    private void checkIfNew(Verb verb, TransferAct act) {
        if (!known.containsKey(act.key())) {
            check(verb, act);
        }
    }

    private TransferView ask(Verb verb, TransferAct act) {
        var asked = known.computeIfAbsent(act.key(), _ -> {
            var first = new Asked(verb, act);
            waiting.add(first);
            return first;
        });
        Workflow.await(() -> asked.done);
        if (asked.refused != null) {
            throw asked.refused.asFailure();
        }
        return view();
    }

    @Override
    public TransferView pick(TransferAct act) {
        return ask(Verb.PICK, act);
    }

    @Override
    public void checkPick(TransferAct act) {
        checkIfNew(Verb.PICK, act);
    }

    @Override
    public TransferView ship(TransferAct act) {
        return ask(Verb.SHIP, act);
    }

    @Override
    public void checkShip(TransferAct act) {
        checkIfNew(Verb.SHIP, act);
    }

    @Override
    public TransferView receive(TransferAct act) {
        return ask(Verb.RECEIVE, act);
    }

    @Override
    public void checkReceive(TransferAct act) {
        checkIfNew(Verb.RECEIVE, act);
    }

    @Override
    public TransferView close(TransferAct act) {
        return ask(Verb.CLOSE, act);
    }

    @Override
    public void checkClose(TransferAct act) {
        checkIfNew(Verb.CLOSE, act);
    }

    @Override
    public TransferView cancel(TransferAct act) {
        return ask(Verb.CANCEL, act);
    }

    @Override
    public void checkCancel(TransferAct act) {
        checkIfNew(Verb.CANCEL, act);
    }

    @Override
    public TransferView view() {
        return new TransferView(status, lines.view(), late);
    }
}
