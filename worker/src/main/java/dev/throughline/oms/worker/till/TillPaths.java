package dev.throughline.oms.worker.till;

import dev.throughline.oms.activities.till.TillRegister;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A till's transaction is its store's. */
@Component
class TillPaths implements PathOwners {
    private final TillRegister register;

    TillPaths(TillRegister register) {
        this.register = register;
    }

    @Override
    public String variable() {
        return "transaction_id";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return register.find(id).map(entry -> Owner.at(entry.transaction().key().location()));
    }

    @Override
    public ProblemException missing() {
        return PosController.unknown();
    }
}
