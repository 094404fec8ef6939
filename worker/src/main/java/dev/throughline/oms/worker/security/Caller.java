package dev.throughline.oms.worker.security;

import dev.throughline.oms.workflows.shared.Actor;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who calls.
 *
 * @param client the calling system; its idempotency keys are its own
 */
public record Caller(String client, Actor actor) {
    /** The caller of the current request. */
    public static Caller current() {
        var token = token();
        return new Caller(Tokens.client(token), new Actor(kind(Tokens.roles(token)), Tokens.subject(token)));
    }

    /** The roles of the caller of the current request. */
    static List<String> currentRoles() {
        return Tokens.roles(token());
    }

    private static Jwt token() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller) {
            return caller.getToken();
        }
        throw new IllegalStateException("a request without a token has reached a controller");
    }

    private static Actor.Kind kind(List<String> roles) {
        if (roles.contains("operations")) {
            return Actor.Kind.OPERATIONS;
        }
        if (roles.contains("store") || roles.contains("service")) {
            return Actor.Kind.EMPLOYEE;
        }
        return roles.contains("customer") ? Actor.Kind.CUSTOMER : Actor.Kind.SYSTEM;
    }
}
