package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Outside the scope there is no location, whatever its id. The terms by which locations promise are everybody's to read. */
@Component
class LocationPaths implements PathOwners {
    private static final Set<String> OPEN = Set.of("listPromiseTerms");

    @Override
    public String variable() {
        return "location_id";
    }

    @Override
    public boolean guards(String operation) {
        return !OPEN.contains(operation);
    }

    @Override
    public Optional<Owner> ownerOf(String id, String operation) {
        return id.isBlank() || id.length() > Reach.LONGEST
                ? Optional.empty()
                : Optional.of(Owner.at(new LocationId(id)));
    }

    @Override
    public ProblemException missing() {
        return ProblemException.notFound("location with this id");
    }
}
