package io.cygi.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Answers the addresses of the pages with their one document, compressed as it was built. Browsers keep it and ask whether it
 * has changed; what it loads has names by content and is kept for ever.
 */
final class PageHandler implements HttpRequestHandler {

    private static final String PLAIN_PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Can You Get It</title>
            </head>
            <body>
            <main>
            <h1>Can You Get It</h1>
            <p>The platform runs. Its web pages were left out, because Node.js was not there when it was built.
            Install Node.js 20.19 or later with npm, build again, and they are here.</p>
            <p lang="ko">플랫폼은 실행 중이지만, 빌드할 때 Node.js가 없어 웹 페이지가 빠졌습니다.
            Node.js 20.19 이상과 npm을 설치하고 다시 빌드하면 이곳에 나타납니다.</p>
            <p><a href="/login">Log in · 로그인</a></p>
            <p><a href="/swagger-ui.html">The API · API 문서</a></p>
            </main>
            </body>
            </html>
            """;

    private final PagePolicy policy;

    /** The best encoding first, the plain one last. */
    private final List<PageBody> bodies;

    PageHandler(PagePolicy policy) {
        this.policy = policy;
        List<PageBody> built = Stream.of(
                        PageBody.read("br", "index.html.br"),
                        PageBody.read("gzip", "index.html.gz"),
                        PageBody.read(null, "index.html"))
                .flatMap(Optional::stream)
                .toList();
        this.bodies = built.isEmpty() ? List.of(PageBody.of(null, PLAIN_PAGE.getBytes(StandardCharsets.UTF_8))) : built;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageBody body = body(request);
        policy.write(response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (new ServletWebRequest(request, response).checkNotModified(body.eTag())) {
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        if (body.encoding() != null) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, body.encoding());
        }
        response.setContentLength(body.bytes().length);
        if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
            response.getOutputStream().write(body.bytes());
        }
    }

    private PageBody body(HttpServletRequest request) {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",")))
                .map(String::strip)
                // What is accepted only more or less is not sent.
                .filter(coding -> !coding.contains(";"))
                .toList();
        return bodies.stream()
                .filter(body -> body.encoding() == null || accepted.contains(body.encoding()))
                .findFirst()
                .orElseGet(bodies::getLast);
    }
}
