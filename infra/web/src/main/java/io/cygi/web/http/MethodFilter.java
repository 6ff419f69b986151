package io.cygi.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers {@code OPTIONS}, and methods that no endpoint has, before any other part handles the request: 405 with {@code
 * Allow} if the path exists, to every caller. The API's document tells the same to everybody. Methods that some
 * endpoint has pass through; a path that lacks one of them is found when the request is refused.
 */
public final class MethodFilter extends OncePerRequestFilter {

    private static final Set<String> ENDPOINTS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");

    private final PathMethods methods;
    private final HandlerExceptionResolver problems;

    /**
     * Creates the filter.
     *
     * @param methods the methods of the paths
     * @param problems writes the refusals
     */
    public MethodFilter(PathMethods methods, HandlerExceptionResolver problems) {
        this.methods = methods;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ENDPOINTS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (!answered(request, response)) {
            chain.doFilter(withoutEcho(request), response);
        }
    }

    /**
     * {@return the request, with TRACE shown as GET} A servlet would answer TRACE with the request itself; a path that
     * does not exist is refused as for GET.
     */
    private static HttpServletRequest withoutEcho(HttpServletRequest request) {
        if (!request.getMethod().equals(HttpMethod.TRACE.name())) {
            return request;
        }
        return new HttpServletRequestWrapper(request) {

            @Override
            public String getMethod() {
                return HttpMethod.GET.name();
            }
        };
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) {
        List<HttpMethod> allowed = methods.of(request);
        if (allowed.isEmpty()) {
            return false;
        }
        SecurityHeaders.write(request, response);
        if (request.getMethod().equals(HttpMethod.OPTIONS.name())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            response.setHeader(HttpHeaders.ALLOW, PathMethods.allow(allowed));
            return true;
        }
        return refused(request, response, allowed);
    }

    /**
     * {@return whether the request was answered with 405, because its path exists and lacks its method} To be called
     * before a request is refused for another reason.
     *
     * @param request the request that is about to be refused
     * @param response the response that the refusal is written to
     */
    public boolean refused(HttpServletRequest request, HttpServletResponse response) {
        return refused(request, response, methods.of(request));
    }

    private boolean refused(HttpServletRequest request, HttpServletResponse response, List<HttpMethod> allowed) {
        if (allowed.isEmpty() || allowed.contains(HttpMethod.valueOf(request.getMethod()))) {
            return false;
        }
        String[] names = allowed.stream().map(HttpMethod::name).toArray(String[]::new);
        problems.resolveException(
                request,
                response,
                null,
                new HttpRequestMethodNotSupportedException(request.getMethod(), Arrays.asList(names)));
        return true;
    }
}
