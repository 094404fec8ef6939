package dev.throughline.oms.worker.exceptions;

import dev.throughline.oms.activities.exceptions.Exceptions;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.security.Owner;
import dev.throughline.oms.worker.security.PathOwners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An exception is for the locations that had a part in it. */
@Component
class ExceptionPaths implements PathOwners {
    private final Exceptions exceptions;

    ExceptionPaths(Exceptions exceptions) {
        this.exceptions = exceptions;
    }

    @Override
    public String variable() {
        return "exception_id";
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return exceptions.find(id).map(entry -> new Owner(entry.locations(), null));
    }

    @Override
    public ProblemException missing() {
        return ExceptionsController.unknown();
    }
}
