package io.cygi.query.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells whether a request accepts JSON. Most clients send one of a few headers, which are cached. */
final class AcceptHeaderCache {

    private static final int CACHED_MAX = 200;
    private static final int LENGTH_MAX = 500;

    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(CACHED_MAX)
            .executor(Runnable::run)
            .build();

    /** {@return whether the request clearly accepts JSON} The dispatcher decides on unusual headers. */
    boolean acceptsJson(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.ACCEPT);
        if (headers == null || !headers.hasMoreElements()) {
            return true;
        }
        String header = headers.nextElement();
        return !headers.hasMoreElements()
                && header.length() <= LENGTH_MAX
                && Boolean.TRUE.equals(known.get(header, AcceptHeaderCache::includesJson));
    }

    private static boolean includesJson(String header) {
        try {
            return MediaType.parseMediaTypes(header).stream()
                    .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON) && type.getQualityValue() > 0);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
