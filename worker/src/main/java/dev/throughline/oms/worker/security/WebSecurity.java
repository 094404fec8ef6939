package dev.throughline.oms.worker.security;

import dev.throughline.oms.worker.problem.ProblemException;
import dev.throughline.oms.worker.problem.ProblemType;
import dev.throughline.oms.worker.problem.ProblemWriter;
import dev.throughline.oms.worker.temporal.CodecProperties;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Everything needs a token but health, the contract with its docs, the demo's token itself, and what is signed by its sender. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/openapi.yaml",
        "/docs",
        "/docs/**",
        "/webjars/**",
        "/demo/token",
        "/error"
    };

    /** Guarded by the sender's signature over the body. */
    private static final String[] SIGNED = {"/v1/carrier-webhooks/*"};

    private final ProblemWriter problems;
    private final CodecProperties codec;
    private final RefusalDesk refusals;

    WebSecurity(ProblemWriter problems, CodecProperties codec, RefusalDesk refusals) {
        this.problems = problems;
        this.codec = codec;
        this.refusals = refusals;
    }

    @Bean
    SecurityFilterChain apiSecurity(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .cors(cors -> cors.configurationSource(codecCors()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                            .permitAll();
                    requests.requestMatchers(OPEN).permitAll();
                    requests.requestMatchers(HttpMethod.POST, SIGNED).permitAll();
                    if (codec.tokenRequired()) {
                        requests.requestMatchers("/codec/**").hasRole("operations");
                    } else {
                        requests.requestMatchers("/codec/**").permitAll();
                    }
                    requests.requestMatchers("/actuator/**").hasRole("operations");
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(new Tokens()))
                        .authenticationEntryPoint(unauthorized())
                        .accessDeniedHandler(forbidden()))
                .exceptionHandling(
                        on -> on.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
                .build();
    }

    private AuthenticationEntryPoint unauthorized() {
        return (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(
                    request,
                    response,
                    ProblemType.UNAUTHORIZED,
                    "Send Authorization: Bearer with a token that is valid now");
        };
    }

    private AccessDeniedHandler forbidden() {
        return (request, response, e) -> {
            refusals.ended(new ProblemException(ProblemType.FORBIDDEN, "Outside of the contract"));
            problems.write(request, response, ProblemType.FORBIDDEN, "The token's roles do not allow this");
        };
    }

    /** What the firewall refuses (encoded slashes, NUL, control characters) is bad input like any other. */
    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, e) -> problems.write(
                request, response, ProblemType.INVALID_REQUEST, "The request holds characters that are not allowed");
    }

    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        Predicate<String> clean = text -> text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        firewall.setAllowedParameterValues(clean);
        return firewall;
    }

    private UrlBasedCorsConfigurationSource codecCors() {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(codec.uiOrigins());
        cors.setAllowedMethods(List.of(HttpMethod.POST.name(), HttpMethod.OPTIONS.name()));
        cors.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, "X-Namespace", HttpHeaders.AUTHORIZATION));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/codec/**", cors);
        return source;
    }
}
