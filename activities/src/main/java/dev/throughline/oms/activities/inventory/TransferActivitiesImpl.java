package dev.throughline.oms.activities.inventory;

import dev.throughline.oms.activities.inventory.DocumentTable.Turn;
import dev.throughline.oms.activities.inventory.LedgerTable.Told;
import dev.throughline.oms.workflows.shared.LocationId;
import dev.throughline.oms.workflows.shared.TaskQueues;
import dev.throughline.oms.workflows.transfer.TransferActivities;
import dev.throughline.oms.workflows.transfer.TransferRequest;
import dev.throughline.oms.workflows.transfer.TransferStep;
import dev.throughline.oms.workflows.transfer.TransferUnits;
import io.temporal.spring.boot.ActivityImpl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A transfer's steps, each one transaction of the stock pool. */
@Component
@ActivityImpl(taskQueues = TaskQueues.ORDERS)
class TransferActivitiesImpl implements TransferActivities {
    private final TransactionTemplate transaction;
    private final DocumentTable documents;
    private final TransferTable transfers;
    private final IncomingTable incoming;
    private final FactWriting facts;

    TransferActivitiesImpl(
            TransactionTemplate transaction,
            DocumentTable documents,
            TransferTable transfers,
            IncomingTable incoming,
            FactWriting facts) {
        this.transaction = transaction;
        this.documents = documents;
        this.transfers = transfers;
        this.incoming = incoming;
        this.facts = facts;
    }

    @Override
    public void open(TransferRequest request) {
        once(request.id().value(), "OPEN", () -> transfers.open(request));
    }

    @Override
    public void ship(TransferStep step) {
        once(step, () -> {
            var leaving = units(step, step.from());
            var coming = units(step, step.to());
            var keys = new HashSet<>(leaving.keySet());
            keys.addAll(coming.keySet());
            var locked = facts.lock(keys);
            incoming.add(step.id().value(), step.dueAt(), coming);
            var movements = new ArrayList<>(FactWriting.movements(
                    only(locked, leaving),
                    cause(step),
                    MovementType.TRANSFER_OUT,
                    step.reason(),
                    (key, balance) -> Delta.departure(balance, leaving.getOrDefault(key, 0))));
            movements.addAll(FactWriting.movements(
                    only(locked, coming),
                    cause(step),
                    MovementType.EXPECTED,
                    step.reason(),
                    (key, _) -> Delta.incoming(coming.getOrDefault(key, 0))));
            facts.write(cause(step), step.from(), locked, movements, told(step));
            transfers.count(step.id(), "shipped", step.lines());
            transfers.move(step);
        });
    }

    @Override
    public void receive(TransferStep step) {
        once(step, () -> {
            var units = units(step, step.to());
            var locked = facts.lock(units.keySet());
            var announced = incoming.end(step.id().value(), units);
            var movements = FactWriting.movements(
                    locked,
                    cause(step),
                    MovementType.TRANSFER_IN,
                    step.reason(),
                    (key, balance) -> Delta.arrival(balance, units.getOrDefault(key, 0))
                            .plus(Delta.incoming(-announced.getOrDefault(key, 0))));
            facts.write(cause(step), step.to(), locked, movements, told(step));
            transfers.count(step.id(), "received", step.lines());
            transfers.move(step);
        });
    }

    @Override
    public void giveUp(TransferStep step) {
        once(step, () -> {
            var units = units(step, step.to());
            var locked = facts.lock(units.keySet());
            var announced = incoming.end(step.id().value(), units);
            var movements = FactWriting.movements(
                    locked,
                    cause(step),
                    MovementType.EXPECTED,
                    step.reason(),
                    (key, _) -> Delta.incoming(-announced.getOrDefault(key, 0)));
            facts.write(cause(step), step.to(), locked, movements, told(step));
            transfers.count(step.id(), "short", step.lines());
            transfers.move(step);
        });
    }

    @Override
    public void note(TransferStep step) {
        once(step, () -> transfers.move(step));
    }

    @Override
    public void late(TransferStep step) {
        once(step, () -> transfers.late(step));
    }

    private void once(TransferStep step, Runnable act) {
        once(step.id().value(), step.type() + " " + step.step(), act);
    }

    private void once(String transfer, String step, Runnable act) {
        transaction.executeWithoutResult(_ -> {
            if (documents.begin(transfer, step) != Turn.REPEATED) {
                act.run();
            }
        });
    }

    private static Map<StockKey, Integer> units(TransferStep step, LocationId location) {
        return step.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> new StockKey(line.sku(), location), Collectors.summingInt(TransferUnits::units)));
    }

    private static Map<StockKey, StockBalance> only(Map<StockKey, StockBalance> locked, Map<StockKey, Integer> units) {
        var some = new LinkedHashMap<>(locked);
        some.keySet().retainAll(units.keySet());
        return some;
    }

    private static Cause cause(TransferStep step) {
        return new Cause(step.id().value(), step.type() + " " + step.step());
    }

    private static Told told(TransferStep step) {
        return Told.by(step.actor(), null);
    }
}
