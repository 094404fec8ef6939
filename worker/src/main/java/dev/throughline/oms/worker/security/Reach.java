package dev.throughline.oms.worker.security;

import dev.throughline.oms.workflows.shared.CustomerId;
import dev.throughline.oms.workflows.shared.LocationId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * How far a caller reaches with those of the token's roles that may do what is asked.
 *
 * @param everywhere all locations and all customers
 * @param locations where the caller works, if not everywhere
 * @param customer whose orders a shopper sees
 */
record Reach(
        boolean everywhere,
        Set<LocationId> locations,
        @Nullable CustomerId customer) {
    private static final String ALL = "*";
    static final int LONGEST = 32;
    private static final Set<String> AT_LOCATIONS = Set.of(Permissions.STORE, Permissions.WAREHOUSE);
    private static final Set<String> EVERYWHERE =
            Set.of(Permissions.OPERATIONS, Permissions.ADMIN, Permissions.SERVICE, Permissions.MARKETING);

    static Reach current() {
        return of(Caller.token(), Caller.currentRoles());
    }

    /** Systems (checkout, tills) reach everything unless their token names locations; a store without a location reaches nothing. */
    static Reach of(Jwt token, Collection<String> roles) {
        var staff =
                roles.stream().filter(role -> !role.equals(Permissions.SHOPPER)).toList();
        var named = Tokens.locations(token);
        boolean everywhere = staff.stream().anyMatch(EVERYWHERE::contains)
                || (named.isEmpty() && !AT_LOCATIONS.containsAll(staff))
                || (named.orElse(List.of()).contains(ALL) && !staff.isEmpty());
        return new Reach(
                everywhere,
                staff.isEmpty() ? Set.of() : locations(named.orElse(List.of())),
                roles.contains(Permissions.SHOPPER) ? Tokens.customer(token) : null);
    }

    private static Set<LocationId> locations(List<String> named) {
        return named.stream()
                .filter(name -> !name.isBlank() && name.length() <= LONGEST)
                .map(LocationId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean covers(Collection<LocationId> some) {
        return everywhere || some.stream().anyMatch(locations::contains);
    }

    boolean owns(@Nullable CustomerId other) {
        return customer != null && customer.equals(other);
    }
}
