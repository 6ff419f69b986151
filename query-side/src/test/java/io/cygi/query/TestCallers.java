package io.cygi.query;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the caller from a header, {@code account:ROLE}. The rules of access are decided and tested elsewhere. */
@TestConfiguration(proxyBeanMethods = false)
class TestCallers {

    static final String HEADER = "Test-Caller";

    @Bean
    SecurityFilterChain testSecurity(HttpSecurity http) {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new CallerFilter(), AuthorizationFilter.class)
                .build();
    }

    private static final class CallerFilter extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String caller = request.getHeader(HEADER);
            if (caller != null) {
                String[] parts = caller.split(":");
                Jwt token = Jwt.withTokenValue("test")
                        .header("alg", "none")
                        .subject(parts[0])
                        .issuedAt(Instant.now())
                        .claim("nickname", "Nick " + parts[0])
                        .claim("roles", List.of(parts[1]))
                        .build();
                SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token, List.of()));
            }
            chain.doFilter(request, response);
        }
    }
}
