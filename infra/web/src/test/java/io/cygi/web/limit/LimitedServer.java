package io.cygi.web.limit;

import io.cygi.web.stream.StreamWatch;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** A server with endpoints whose requests last. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LimitedServer {

    static final String CALLER = "Test-Caller";
    static final int STREAMS_MAX = 5;

    @Bean
    SecurityFilterChain everybody(HttpSecurity security) {
        return security.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new CallerFilter(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    LastingController lasting(Limits limits, Waits waits, StreamWatch watch) {
        return new LastingController(
                limits.streams("test-streams", STREAMS_MAX, "All streams are taken."), waits, watch);
    }

    private static final class CallerFilter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String caller = request.getHeader(CALLER);
            if (caller != null) {
                Jwt token = Jwt.withTokenValue("token")
                        .header("alg", "none")
                        .subject(caller)
                        .build();
                SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
            }
            chain.doFilter(request, response);
        }
    }
}
