package dev.throughline.oms.activities.promise;

import dev.throughline.oms.workflows.shared.LocationId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class StoredReadiness implements Readiness {
    private final StoredTerms terms;
    private final StoredPromises promises;

    StoredReadiness(StoredTerms terms, StoredPromises promises) {
        this.terms = terms;
        this.promises = promises;
    }

    @Override
    public Map<LocationId, String> busy(Collection<LocationId> locations, Instant at) {
        if (locations.isEmpty() || terms.reference().isEmpty()) {
            return Map.of();
        }
        var busy = new HashMap<LocationId, String>();
        for (var site : promises.sitesNow(Set.copyOf(locations))) {
            var why = site.busy(at);
            if (why != null) {
                busy.put(site.id(), why);
            }
        }
        return busy;
    }
}
