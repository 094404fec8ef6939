package dev.throughline.oms.activities.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins requests that wait at the same time. Whoever finds a lane free takes all that wait, itself among them, and does their work;
 * the others wait for their answers, and one of them leads the next group. No thread of its own, no waiting for company.
 *
 * @param <Q> request
 * @param <A> answer
 */
final class GroupCommit<Q, A> {
    private final Semaphore lanes;
    private final int most;
    private final Function<Q, Object> key;
    private final Function<List<Q>, List<Optional<A>>> together;
    private final Function<Q, A> alone;
    private final Deque<Ticket<Q, A>> waiting = new ArrayDeque<>();

    /**
     * @param lanes groups at work at the same time
     * @param most requests of one group
     * @param key two requests with the same key are never in one group
     * @param together does a group, all or nothing; answers in its order, empty where a request has to go alone. If it throws, each
     *     goes alone
     * @param alone does one request; what it throws is that request's
     */
    GroupCommit(
            int lanes,
            int most,
            Function<Q, Object> key,
            Function<List<Q>, List<Optional<A>>> together,
            Function<Q, A> alone) {
        this.lanes = new Semaphore(lanes);
        this.most = most;
        this.key = key;
        this.together = together;
        this.alone = alone;
    }

    private static final class Ticket<Q, A> {
        final Q request;
        final Thread owner = Thread.currentThread();
        volatile @Nullable A answer;
        volatile @Nullable Throwable failure;
        volatile boolean claimed;
        volatile boolean done;

        Ticket(Q request) {
            this.request = request;
        }

        void answer(A with) {
            answer = with;
            finish();
        }

        void fail(Throwable with) {
            failure = with;
            finish();
        }

        private void finish() {
            done = true;
            LockSupport.unpark(owner);
        }
    }

    /** Returns what came of the request, or throws what its own failure was. An interrupt is kept for later: the work may be done. */
    A submit(Q request) {
        var ticket = new Ticket<Q, A>(request);
        synchronized (waiting) {
            waiting.add(ticket);
        }
        boolean interrupted = false;
        while (!ticket.done) {
            if (!ticket.claimed && lanes.tryAcquire()) {
                lead();
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome(ticket);
    }

    /** Requests that nobody has taken up yet. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private static <Q, A> A outcome(Ticket<Q, A> ticket) {
        var failure = ticket.failure;
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        var answer = ticket.answer;
        if (answer == null) {
            throw new IllegalStateException("a request was left without an answer", failure);
        }
        return answer;
    }

    private void lead() {
        try {
            var group = next();
            try {
                work(group);
            } finally {
                group.stream()
                        .filter(ticket -> !ticket.done)
                        .forEach(ticket -> ticket.fail(new IllegalStateException("the group's leader gave up")));
            }
        } finally {
            lanes.release();
            wakeOne();
        }
    }

    private List<Ticket<Q, A>> next() {
        synchronized (waiting) {
            var keys = new HashSet<>();
            var group = new ArrayList<Ticket<Q, A>>();
            var later = new ArrayList<Ticket<Q, A>>();
            while (group.size() < most && !waiting.isEmpty()) {
                var ticket = waiting.removeFirst();
                (keys.add(key.apply(ticket.request)) ? group : later).add(ticket);
            }
            later.reversed().forEach(waiting::addFirst);
            group.forEach(ticket -> ticket.claimed = true);
            return group;
        }
    }

    /** Whoever came while all lanes were taken may be asleep. */
    private void wakeOne() {
        synchronized (waiting) {
            var first = waiting.peekFirst();
            if (first != null) {
                LockSupport.unpark(first.owner);
            }
        }
    }

    private void work(List<Ticket<Q, A>> group) {
        if (group.size() == 1) {
            alone(group.getFirst());
        } else if (group.size() > 1) {
            var answers = tryTogether(group);
            for (int i = 0; i < group.size(); i++) {
                var ticket = group.get(i);
                answers.get(i).ifPresentOrElse(ticket::answer, () -> alone(ticket));
            }
        }
    }

    private List<Optional<A>> tryTogether(List<Ticket<Q, A>> group) {
        try {
            return together.apply(group.stream().map(ticket -> ticket.request).toList());
        } catch (RuntimeException _) {
            return group.stream().map(_ -> Optional.<A>empty()).toList();
        }
    }

    private void alone(Ticket<Q, A> ticket) {
        try {
            ticket.answer(alone.apply(ticket.request));
        } catch (RuntimeException e) {
            ticket.fail(e);
        }
    }
}
