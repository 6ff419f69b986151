package io.cygi.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers browsers that open an address without a page. It sends the document of the pages with status 404, which says
 * so in the reader's language. It is asked only after a request was refused, so it opens no address.
 */
public final class MissingPages {

    /** First segments of addresses that programs call. They are no pages and are answered with problem documents. */
    private static final Set<String> OF_PROGRAMS = Set.of(
            "api",
            "actuator",
            "v3",
            "swagger-ui",
            "webjars",
            "oauth2",
            "userinfo",
            "connect",
            ".well-known",
            "login",
            "logout",
            "error",
            "assets");

    private final boolean built;
    private final PageHandler document;

    MissingPages(boolean built, PageHandler document) {
        this.built = built;
        this.document = document;
    }

    /** {@return whether a browser asked for a page that does not exist, and was answered} */
    public boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!built || !isRead(request) || isOfProgram(request)) {
            return false;
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (!wantsHtml(request)) {
            return false;
        }
        document.send(request, response, HttpStatus.NOT_FOUND);
        return true;
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name())
                || request.getMethod().equals(HttpMethod.HEAD.name());
    }

    private static boolean isOfProgram(HttpServletRequest request) {
        String path =
                ServletRequestPathUtils.parse(request).pathWithinApplication().value();
        int end = path.indexOf('/', 1);
        return OF_PROGRAMS.contains(path.substring(1, end < 0 ? path.length() : end));
    }

    /**
     * Tells whether a person opened the address in a browser. Browsers name HTML; programs accept anything, or name
     * what they read.
     */
    private static boolean wantsHtml(HttpServletRequest request) {
        List<String> lines = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        try {
            return MediaType.parseMediaTypes(lines).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
