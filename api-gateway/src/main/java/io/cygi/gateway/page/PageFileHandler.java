package io.cygi.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Sends the files that the pages load. The names in the folder of assets follow from the content, so browsers keep
 * those files for ever. Each file stays in memory after its first request; together they are a few megabytes.
 */
final class PageFileHandler implements HttpRequestHandler {

    private static final String ASSETS = "assets/";
    private static final Pattern NAME = Pattern.compile("(assets/)?[\\w.-]+");
    private static final String FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable().getHeaderValue();
    private static final String DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic().getHeaderValue();

    /** Files by name. Only files that exist are kept, so requests for others do not fill the map. */
    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws IOException, NoResourceFoundException {
        String name = ServletRequestPathUtils.parse(request)
                .pathWithinApplication()
                .value()
                .substring(1);
        PageFile file = file(name).orElseThrow(() -> missing(request));
        response.setHeader(HttpHeaders.CACHE_CONTROL, name.startsWith(ASSETS) ? FOREVER : DAY);
        file.send(request, response, HttpStatus.OK);
    }

    private Optional<PageFile> file(String name) {
        @Nullable PageFile known = files.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        if (!NAME.matcher(name).matches() || PageFile.isEncoding(name)) {
            return Optional.empty();
        }
        Optional<PageFile> read = PageFile.read(name);
        read.ifPresent(file -> files.put(name, file));
        return read;
    }

    private static NoResourceFoundException missing(HttpServletRequest request) {
        return new NoResourceFoundException(
                HttpMethod.valueOf(request.getMethod()), request.getRequestURI(), request.getRequestURI());
    }
}
