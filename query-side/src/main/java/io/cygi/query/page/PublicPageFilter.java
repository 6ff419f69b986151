package io.cygi.query.page;

import io.cygi.contracts.api.ResourcePaths;
import io.cygi.web.caller.BearerHeader;
import io.cygi.web.http.SecurityHeaders;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers requests for prepared public pages in front of security and dispatcher, which cost several times what the
 * answer does. The answer is the one that the controller would give; every unusual request is left to the controller.
 * See {@code docs/adr/0028}.
 */
final class PublicPageFilter implements Filter {

    /** Paths that the filter is registered for. */
    static final String[] PATHS = {ResourcePaths.CONCERTS, ResourcePaths.CONCERTS + "/*"};

    private final Supplier<List<PreparedPageSource>> pages;
    private final Supplier<@Nullable JwtDecoder> decoder;
    private final HandlerExceptionResolver problems;
    private final AcceptHeaderCache acceptHeaders = new AcceptHeaderCache();

    PublicPageFilter(
            Supplier<List<PreparedPageSource>> pages,
            Supplier<@Nullable JwtDecoder> decoder,
            HandlerExceptionResolver problems) {
        this.pages = pages;
        this.decoder = decoder;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer)
                || !answered(asked, answer)) {
            chain.doFilter(request, response);
        }
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String method = request.getMethod();
        boolean read = HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
        if (!read || !acceptHeaders.acceptsJson(request) || !callerIsGood(request)) {
            return false;
        }
        Optional<PreparedPage> page;
        try {
            page = find(request);
        } catch (RuntimeException fault) {
            refuse(request, response, fault);
            return true;
        }
        if (page.isEmpty()) {
            return false;
        }
        SecurityHeaders.write(request, response);
        PageWriter.write(page.get(), request, response);
        return true;
    }

    private Optional<PreparedPage> find(HttpServletRequest request) {
        String path = request.getRequestURI();
        for (PreparedPageSource kind : pages.get()) {
            Optional<PreparedPage> page = kind.find(path, request);
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    /** {@return whether the request has no token, or a valid one} */
    private boolean callerIsGood(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return true;
        }
        String token = BearerHeader.plainToken(request);
        JwtDecoder verifier = decoder.get();
        if (token == null || verifier == null) {
            return false;
        }
        try {
            verifier.decode(token);
            return true;
        } catch (JwtException e) {
            // The chain refuses the request with the reason.
            return false;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException fault) {
        SecurityHeaders.write(request, response);
        SecurityHeaders.forbidCaching(response);
        if (problems.resolveException(request, response, null, fault) == null) {
            throw fault;
        }
    }
}
