package io.cygi.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;

/**
 * Answers the addresses of the pages with their one document, compressed by the build. Browsers keep the document and
 * ask whether it has changed.
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
            <p>The platform runs. Its web pages were left out: they could not be built. The build said why.
            They need Node.js 20.19 or 22.12, or a later one, with npm. Install it, build again, and they are here.</p>
            <p lang="ko">플랫폼은 실행 중이지만, 웹 페이지를 빌드하지 못해 빠졌습니다. 이유는 빌드 출력에 있습니다.
            Node.js 20.19 또는 22.12 이상과 npm을 설치하고 다시 빌드하면 이곳에 나타납니다.</p>
            <p><a href="/login">Log in · 로그인</a></p>
            <p><a href="/swagger-ui.html">The API · API 문서</a></p>
            </main>
            </body>
            </html>
            """;

    static final String HTML = "text/html;charset=UTF-8";

    private final PagePolicy policy;
    private final PageFile document;

    PageHandler(PagePolicy policy) {
        this.policy = policy;
        this.document = PageFile.read("index.html")
                .orElseGet(() -> PageFile.document(PLAIN_PAGE.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(request, response, HttpStatus.OK);
    }

    /** Sends the document. @param status 404 if there is no page at the address; the pages then say so */
    void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
        policy.write(response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        document.send(request, response, status);
    }
}
