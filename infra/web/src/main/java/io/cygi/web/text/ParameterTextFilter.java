package io.cygi.web.text;

import io.cygi.contracts.text.UnicodeText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows endpoints the query's parameters in normalization form C, and hides those without a visible character: an empty
 * parameter counts as not given. No endpoint sees the parameters otherwise.
 */
public final class ParameterTextFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request.getQueryString() == null ? request : new Normalized(request), response);
    }

    /**
     * Reads the parameters on the first access, so that a malformed query is refused by the part that refuses requests.
     */
    private static final class Normalized extends HttpServletRequestWrapper {

        private @Nullable Map<String, String[]> parameters;

        Normalized(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters().get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = parameters().get(name);
            return values == null ? null : values.clone();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(parameters());
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters().keySet());
        }

        private Map<String, String[]> parameters() {
            Map<String, String[]> known = parameters;
            if (known == null) {
                known = new LinkedHashMap<>();
                for (Map.Entry<String, String[]> given : super.getParameterMap().entrySet()) {
                    String[] values = Arrays.stream(given.getValue())
                            .filter(UnicodeText::visible)
                            .map(UnicodeText::normalized)
                            .toArray(String[]::new);
                    if (values.length > 0) {
                        known.put(given.getKey(), values);
                    }
                }
                parameters = known;
            }
            return known;
        }
    }
}
