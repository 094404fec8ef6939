package dev.throughline.oms.worker.security;

import dev.throughline.oms.activities.audit.RefusalKind;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Asks the owners of what a path names whether the caller reaches it, for every operation alike. */
@Component
class ScopeGuard {
    private final Map<String, PathOwners> owners;

    ScopeGuard(List<PathOwners> owners) {
        this.owners = owners.stream().collect(Collectors.toUnmodifiableMap(PathOwners::variable, Function.identity()));
    }

    void check(HttpServletRequest request, String operation) {
        var reach = Reach.current();
        if (!reach.everywhere()
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            path.forEach((variable, id) -> check(reach, operation, variable.toString(), id.toString()));
        }
    }

    private void check(Reach reach, String operation, String variable, String id) {
        var known = owners.get(variable);
        if (known == null || !known.guards(operation)) {
            return;
        }
        var owner = known.ownerOf(id, operation);
        if (owner.isPresent()
                && !reach.owns(owner.get().customer())
                && !reach.covers(owner.get().locations())) {
            throw known.missing()
                    .denying(OrderScope.isShopper() ? RefusalKind.ANOTHERS_ORDER : RefusalKind.OUTSIDE_SCOPE, id);
        }
    }
}
