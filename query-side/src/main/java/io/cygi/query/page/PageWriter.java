package io.cygi.query.page;

import io.cygi.web.http.AcceptedEncodings;
import io.cygi.web.http.EntityTags;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.ServletWebRequest;

/** Writes prepared pages in the encoding that the caller accepts. A caller who has the page already gets no body. */
public final class PageWriter {

    private PageWriter() {}

    /**
     * Answers a request with a page.
     *
     * @param page the page that the request asks for
     * @param exchange the exchange, not answered yet
     * @throws IOException if the answer cannot be written
     */
    public static void write(PreparedPage page, ServletWebRequest exchange) throws IOException {
        write(page, exchange.getRequest(), Objects.requireNonNull(exchange.getResponse()));
    }

    static void write(PreparedPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean compressed =
                page.compressible() && AcceptedEncodings.gzip(request.getHeaders(HttpHeaders.ACCEPT_ENCODING));
        response.setHeader(HttpHeaders.CACHE_CONTROL, page.cacheControl());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String known = knownTag(page, compressed, request);
        if (known != null) {
            response.setHeader(HttpHeaders.ETAG, known);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] bytes = page.bytes(compressed);
        response.setHeader(HttpHeaders.ETAG, page.eTag(compressed));
        if (compressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }

    /**
     * {@return the tag that the caller has, preferably of the encoding that would be sent; null if the caller has
     * neither}
     */
    private static @Nullable String knownTag(PreparedPage page, boolean compressed, HttpServletRequest request) {
        String first = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (first == null) {
            return null;
        }
        String preferred = page.eTag(compressed);
        if (first.equals(preferred) || has(request, preferred)) {
            return preferred;
        }
        String other = page.eTag(!compressed);
        return has(request, other) ? other : null;
    }

    private static boolean has(HttpServletRequest request, String tag) {
        return EntityTags.notModified(request.getHeaders(HttpHeaders.IF_NONE_MATCH), tag);
    }
}
