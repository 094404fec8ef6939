package dev.throughline.oms.worker.inventory;

import dev.throughline.oms.activities.inventory.Transfer;
import dev.throughline.oms.activities.inventory.Transfers;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import dev.throughline.oms.workflows.shared.TransferId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Both ends see a transfer; the one picks and ships, the other receives. */
@Component
class TransferPaths implements PathOwners {
    private static final Set<String> OF_THE_SENDER = Set.of("pickTransfer", "shipTransfer");

    private final Transfers transfers;

    TransferPaths(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public String variable() {
        return "transfer_id";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.matches("trf_.{1,60}")
                ? transfers.find(new TransferId(id)).map(transfer -> owner(transfer, operation))
                : Optional.empty();
    }

    private static Owner owner(Transfer transfer, String operation) {
        if (OF_THE_SENDER.contains(operation)) {
            return Owner.at(transfer.from());
        }
        return operation.equals("receiveTransfer") ? Owner.at(transfer.to()) : Owner.at(transfer.from(), transfer.to());
    }

    @Override
    public ProblemException missing() {
        return TransfersController.unknown();
    }
}
