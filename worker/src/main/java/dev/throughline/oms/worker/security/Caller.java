package dev.throughline.oms.worker.security;

import dev.throughline.oms.workflows.shared.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Who calls.
 *
 * @param client the calling system; its idempotency keys are its own
 * @param actor a person by the token's subject, a shopper by our reference of the customer
 */
public record Caller(String client, Actor actor) {
    private static final Set<String> EMPLOYEES = Set.of(
            Permissions.STORE, Permissions.WAREHOUSE, Permissions.SERVICE, Permissions.MARKETING, Permissions.ADMIN);

    /** The caller of the current request. */
    public static Caller current() {
        var token = token();
        var kind = kind(currentRoles());
        var customer = kind == Actor.Kind.CUSTOMER ? Tokens.customer(token) : null;
        return new Caller(
                Tokens.client(token), new Actor(kind, customer == null ? Tokens.subject(token) : customer.value()));
    }

    /** Nobody, for requests without a token. */
    static Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken
                ? Optional.of(current())
                : Optional.empty();
    }

    /** Those of the token's roles that may do what the current request asks. */
    static List<String> currentRoles() {
        var request = RequestContextHolder.getRequestAttributes();
        var granted = request == null ? null : RoleGuard.granted(request);
        return granted == null ? Tokens.roles(token()) : granted.roles();
    }

    static Jwt token() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller) {
            return caller.getToken();
        }
        throw new IllegalStateException("a request without a token has reached a controller");
    }

    private static Actor.Kind kind(List<String> roles) {
        if (roles.contains(Permissions.OPERATIONS)) {
            return Actor.Kind.OPERATIONS;
        }
        if (roles.stream().anyMatch(EMPLOYEES::contains)) {
            return Actor.Kind.EMPLOYEE;
        }
        return roles.contains(Permissions.SHOPPER) ? Actor.Kind.CUSTOMER : Actor.Kind.SYSTEM;
    }
}
