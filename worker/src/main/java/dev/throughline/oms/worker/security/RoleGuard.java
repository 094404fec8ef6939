package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.ContractPaths;
import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks {@link Permissions} before an operation of the contract reads its request: its method has the operation's name. */
@Configuration(proxyBeanMethods = false)
class RoleGuard implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation
                && ContractPaths.isOfContract(operation.getBeanType())
                && !Permissions.isSigned(operation.getMethod().getName())
                && !Permissions.allows(operation.getMethod().getName(), Caller.currentRoles())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token's roles do not allow this");
        }
        return true;
    }
}
