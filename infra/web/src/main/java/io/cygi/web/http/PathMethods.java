package io.cygi.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Finds the methods of a path among the endpoints that the application maps. It is asked only about requests that are
 * about to be refused, and about methods that no endpoint has.
 */
public final class PathMethods {

    /** The patterns of the static resources of every web application, which match any path and are left out. */
    private static final Set<String> RESOURCES = Set.of("/**", "/webjars/**");

    private final ObjectProvider<HandlerMapping> mappings;
    private volatile List<Mapped> mapped = List.of();

    /** Creates the lookup. @param mappings the application's mappings, which are read on the first call */
    public PathMethods(ObjectProvider<HandlerMapping> mappings) {
        this.mappings = mappings;
    }

    private record Mapped(PathPattern path, Set<HttpMethod> methods) {}

    /** {@return the methods of the path in alphabetical order; empty if no endpoint has the path} */
    public List<HttpMethod> of(HttpServletRequest request) {
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        Set<HttpMethod> methods = mapped().stream()
                .filter(one -> one.path.matches(path))
                .flatMap(one -> one.methods.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.isEmpty()) {
            return List.of();
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return List.copyOf(methods);
    }

    /** {@return the value of an {@code Allow} header} @param methods the methods of a path */
    public static String allow(List<HttpMethod> methods) {
        return methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    }

    private List<Mapped> mapped() {
        if (mapped.isEmpty()) {
            mapped = mappings.stream().flatMap(PathMethods::read).toList();
        }
        return mapped;
    }

    private static Stream<Mapped> read(HandlerMapping mapping) {
        if (mapping instanceof RequestMappingInfoHandlerMapping endpoints) {
            return endpoints.getHandlerMethods().keySet().stream().flatMap(PathMethods::read);
        }
        if (mapping instanceof AbstractUrlHandlerMapping pages) {
            Stream<PathPattern> root = pages.getRootHandler() == null
                    ? Stream.empty()
                    : Stream.of(PathPatternParser.defaultInstance.parse("/"));
            return Stream.concat(root, pages.getPathPatternHandlerMap().keySet().stream())
                    .filter(path -> !RESOURCES.contains(path.getPatternString()))
                    .map(path -> new Mapped(path, Set.of(HttpMethod.GET)));
        }
        return Stream.empty();
    }

    /**
     * {@return the paths of an endpoint} An endpoint for every method, such as the page of errors, lacks no method and
     * is left out.
     */
    private static Stream<Mapped> read(RequestMappingInfo endpoint) {
        Set<RequestMethod> methods = EnumSet.noneOf(RequestMethod.class);
        methods.addAll(endpoint.getMethodsCondition().getMethods());
        if (methods.isEmpty() || endpoint.getPathPatternsCondition() == null) {
            return Stream.empty();
        }
        Set<HttpMethod> mapped =
                methods.stream().map(RequestMethod::asHttpMethod).collect(Collectors.toUnmodifiableSet());
        return new ArrayList<>(endpoint.getPathPatternsCondition().getPatterns())
                .stream().map(path -> new Mapped(path, mapped));
    }
}
