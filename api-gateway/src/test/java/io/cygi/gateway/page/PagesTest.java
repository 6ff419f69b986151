package io.cygi.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.EdgeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages are served at their addresses alone, compressed as they were built, under a policy that runs nothing inline. */
class PagesTest extends EdgeTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/concerts/01a21869-26ee-7d07-bf92-6e0a68825b5f", "/?q=%EC%9E%AC%EC%A6%88"})
    void areTheOneDocumentAtTheirAddresses(String path) {
        HttpResponse<String> page = send("GET", path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>pages</title>");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void runNothingThatIsInlineOrFromElsewhere() {
        assertThat(send("GET", "/").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
                .contains("require-trusted-types-for 'script'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br | br",
                "gzip | gzip",
                "GZIP | gzip",
                "br;q=0, gzip | gzip",
                "br;q=0.1 | ",
                "identity | ",
                "'' | "
            })
    void areSentInTheBestEncodingThatIsAccepted(String accepted, String encoding) {
        HttpResponse<String> page = send("GET", "/", "Accept-Encoding", accepted);

        assertThat(page.headers().firstValue("Content-Encoding").orElse(null)).isEqualTo(encoding);
        assertThat(page.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Encoding"));
        assertThat(page.body()).contains(encoding == null ? "<title>" : "by " + encoding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "identity"})
    void areNotSentAgainToABrowserThatHasThem(String encoding) {
        String tag = send("GET", "/", "Accept-Encoding", encoding)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> again = send("GET", "/", "Accept-Encoding", encoding, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void haveAnotherTagInEachEncoding() {
        assertThat(List.of("br", "gzip", "identity"))
                .map(encoding ->
                        send("GET", "/", "Accept-Encoding", encoding).headers().firstValue("ETag"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/app-1a2b.js"})
    void tellTheSameToHead(String path) {
        HttpResponse<String> get = send("GET", path);
        HttpResponse<String> head = send("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(stable(head)).isEqualTo(stable(get));
    }

    private static Map<String, List<String>> stable(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("x-correlation-id"));
        return headers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void areReadOnly(String method) {
        HttpResponse<String> answer = send(method, "/");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/concerts", "/concerts/1/2", "/index.html", "/pages.txt", "/pages/index.html"})
    void areNotAtOtherAddresses(String path) {
        HttpResponse<String> answer = send("GET", path);

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json;charset=UTF-8");
    }

    @Test
    void loadFilesThatAreKeptForEver() {
        HttpResponse<String> file = send("GET", "/assets/app-1a2b.js", "Accept-Encoding", "gzip, br");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(file.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(send("GET", "/assets/gone-9z.js").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/assets/..%2findex.html").statusCode()).isIn(400, 404);
        assertThat(send("GET", "/favicon.svg").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address() + path)).method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
