package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.ContractPaths;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks {@link Permissions}, and whose it is what the path names, before an operation of the contract reads its request: its method has the
 * operation's name.
 */
@Configuration(proxyBeanMethods = false)
class RoleGuard implements WebMvcConfigurer, HandlerInterceptor {
    private static final String GRANTED = RoleGuard.class.getName();

    private final ScopeGuard scope;

    RoleGuard(ScopeGuard scope) {
        this.scope = scope;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation
                && ContractPaths.isOfContract(operation.getBeanType())
                && !Permissions.isSigned(operation.getMethod().getName())) {
            var token = Caller.token();
            var granting = Permissions.granting(operation.getMethod().getName(), Tokens.roles(token));
            if (granting.isEmpty()) {
                throw new ProblemException(ProblemType.FORBIDDEN, "The token's roles do not allow this");
            }
            if (granting.equals(List.of(Permissions.SHOPPER)) && Tokens.customer(token) == null) {
                throw new ProblemException(ProblemType.FORBIDDEN, "A shopper's token names the customer_id");
            }
            request.setAttribute(GRANTED, new Granted(granting));
            scope.check(request, operation.getMethod().getName());
        }
        return true;
    }

    /** Nothing outside the operations of the contract. */
    static @Nullable Granted granted(RequestAttributes request) {
        return request.getAttribute(GRANTED, RequestAttributes.SCOPE_REQUEST) instanceof Granted granted
                ? granted
                : null;
    }

    /** The roles by which an operation was allowed. */
    record Granted(List<String> roles) {}
}
