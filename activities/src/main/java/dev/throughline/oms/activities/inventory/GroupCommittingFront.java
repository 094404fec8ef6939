package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.Inventory.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The front on PostgreSQL: alone a reservation is the default statement, in a group it is {@link GroupStatement}. */
@Component
class GroupCommittingFront implements ReservationFront {
    private final Inventory inventory;
    private final KitLines kits;
    private final GroupStatement statement;
    private final TransactionTemplate transaction;
    private final FrontProperties properties;
    private final GroupCommit<Reservation<?>, Answer> groups;

    GroupCommittingFront(
            Inventory inventory,
            KitLines kits,
            GroupStatement statement,
            TransactionTemplate transaction,
            FrontProperties properties) {
        this.inventory = inventory;
        this.kits = kits;
        this.statement = statement;
        this.transaction = transaction;
        this.properties = properties;
        groups = new GroupCommit<>(
                properties.lanes(), properties.most(), Reservation::order, this::together, this::alone);
    }

    @Override
    public boolean isOpen() {
        return properties.enabled();
    }

    @Override
    public <N> Answer commit(Reservation<N> reservation) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the front commits by itself: call it outside of a transaction");
        }
        return hasKits(reservation) ? alone(reservation) : groups.submit(reservation);
    }

    /** Kits are kept apart line by line, which the group's statement does not do. */
    private boolean hasKits(Reservation<?> reservation) {
        var lines = reservation.allocations().stream().map(Allocation::units).toList();
        return !kits.of(reservation.order(), lines).isEmpty();
    }

    private Answer alone(Reservation<?> reservation) {
        return transaction.execute(status -> {
            if (!NotesOf.of(List.of(reservation)).write().getFirst()) {
                return Answer.REPEATED;
            }
            var shortfalls = reservation.by() == null
                    ? inventory.commit(reservation.order(), reservation.step(), reservation.allocations())
                    : inventory.commit(
                            reservation.order(), reservation.step(), reservation.allocations(), reservation.by(), null);
            if (shortfalls.isEmpty()) {
                return Answer.COMMITTED;
            }
            status.setRollbackOnly();
            return new Answer(false, shortfalls);
        });
    }

    private List<Optional<Answer>> together(List<Reservation<?>> group) {
        return transaction.execute(_ -> {
            var fresh = NotesOf.of(group).write();
            var todo = new ArrayList<Reservation<?>>();
            for (int i = 0; i < group.size(); i++) {
                if (fresh.get(i)) {
                    todo.add(group.get(i));
                }
            }
            var answers = statement.commit(todo).iterator();
            var all = new ArrayList<Optional<Answer>>();
            var undone = new ArrayList<Reservation<?>>();
            for (int i = 0; i < group.size(); i++) {
                var answer = fresh.get(i) ? answers.next() : Optional.of(Answer.REPEATED);
                all.add(answer);
                if (fresh.get(i) && !answer.equals(Optional.of(Answer.COMMITTED))) {
                    undone.add(group.get(i));
                }
            }
            NotesOf.of(undone).takeBack();
            return all;
        });
    }
}
