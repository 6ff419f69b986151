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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages are served at their addresses only, compressed by the build, with a policy against inline scripts. */
class PagesTest extends EdgeTest {

    private static final String SCRIPT = "/assets/app-1a2b.js";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/concerts/01a21869-26ee-7d07-bf92-6e0a68825b5f", "/?q=%EC%9E%AC%EC%A6%88"})
    void areOneDocumentAtAllTheirAddresses(String path) {
        HttpResponse<String> page = send("GET", path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>pages</title>");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void forbidInlineAndForeignScripts() {
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
                "gzip, deflate, br, zstd | br",
                "br | br",
                "gzip | gzip",
                "GZIP | gzip",
                "br;q=0, gzip | gzip",
                "br;q=0.000, * | gzip",
                "br;q=0.4, gzip;q=0.9 | gzip",
                "gzip;q=0.4, br;q=0.9 | br",
                "br;q=0.1 | br",
                "* | br",
                "gzip;q=0, br;q=0 | ",
                "deflate, zstd | ",
                "identity | ",
                "'' | "
            })
    void areSentInTheBestEncodingThatIsAccepted(String accepted, @Nullable String encoding) {
        for (String path : List.of("/", SCRIPT)) {
            HttpResponse<String> answer = send("GET", path, "Accept-Encoding", accepted);

            assertThat(answer.headers().allValues("Content-Encoding"))
                    .as(path)
                    .isEqualTo(encoding == null ? List.of() : List.of(encoding));
            assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Encoding"));
            assertThat(answer.body().contains("by")).as(answer.body()).isEqualTo(encoding != null);
            assertThat(answer.body()).contains(encoding == null ? "" : "by " + encoding);
            assertThat(answer.headers().firstValueAsLong("Content-Length"))
                    .hasValue(answer.body().length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip", "identity"})
    void answer304ToABrowserThatHasThem(String encoding) {
        for (String path : List.of("/", SCRIPT)) {
            HttpResponse<String> first = send("GET", path, "Accept-Encoding", encoding);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            HttpResponse<String> again = send("GET", path, "Accept-Encoding", encoding, "If-None-Match", tag);

            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            for (String name : List.of("Vary", "ETag", "Cache-Control", "Content-Security-Policy")) {
                assertThat(again.headers().allValues(name))
                        .as(name)
                        .isEqualTo(first.headers().allValues(name));
            }
        }
    }

    @Test
    void areSentInFullIfTheBrowserHasAnotherEncoding() {
        String tag = send("GET", SCRIPT, "Accept-Encoding", "gzip")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> other = send("GET", SCRIPT, "Accept-Encoding", "br", "If-None-Match", tag);

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo("app by br\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", SCRIPT})
    void haveAnotherTagInEachEncoding(String path) {
        assertThat(List.of("br", "gzip", "identity"))
                .map(encoding -> send("GET", path, "Accept-Encoding", encoding)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow())
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.startsWith("\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-3", "bytes=2-", "bytes=-2", "bytes=900-", "bytes=0-1,3-4", "lines=1-2"})
    void ignoreRanges(String range) {
        HttpResponse<String> answer = send("GET", SCRIPT, "Accept-Encoding", "br", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("app by br\n");
        assertThat(answer.headers().firstValue("Content-Range")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", SCRIPT})
    void answerHeadWithTheSameHeaders(String path) {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/nowhere | text/html",
                "/concerts | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "/concerts/1/2?x=1 | text/html;q=0.3",
                "/admin/nothing | text/html",
                "/index.html | text/html",
                "/apiary | text/html"
            })
    void answerABrowserWithA404Page(String path, String accepted) {
        for (String method : List.of("GET", "HEAD")) {
            HttpResponse<String> page = send(method, path, "Accept", accepted, "Accept-Encoding", "gzip, br");

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(page.headers().allValues("Content-Encoding")).containsExactly("br");
            assertThat(page.headers().allValues("Vary"))
                    .anyMatch(vary -> vary.contains("Accept-Encoding"))
                    .contains("Accept");
            assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
            assertThat(page.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("script-src 'self'");
            assertThat(page.body()).isEqualTo(method.equals("HEAD") ? "" : "pages by br\n");
        }
    }

    @Test
    void answer404EvenToABrowserThatHasTheDocument() {
        String tag = send("GET", "/").headers().firstValue("ETag").orElseThrow();

        assertThat(send("GET", "/nowhere", "Accept", "text/html", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /nowhere | application/json",
                "GET | /nowhere | */*",
                "GET | /nowhere | text/*",
                "GET | /nowhere | text/html;q=0",
                "GET | /nowhere | text html",
                "POST | /nowhere | text/html",
                "GET | /api/v1/nowhere | text/html",
                "GET | /api | text/html",
                "GET | /api/v1/me | text/html",
                "GET | /api/v1/admin/accounts | text/html",
                "GET | /actuator/env | text/html",
                "GET | /v3/nothing | text/html",
                "GET | /assets/gone-9z.js | text/html"
            })
    void answerProgramsWithProblemDocuments(String method, String path, String accepted) {
        HttpResponse<String> answer = send(method, path, "Accept", accepted);

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void answer401ToAWrongToken() {
        HttpResponse<String> answer =
                send("GET", "/nowhere", "Accept", "text/html", "Authorization", "Bearer no.such.token");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void loadFilesThatMayBeCachedForEver() {
        HttpResponse<String> file = send("GET", SCRIPT, "Accept-Encoding", "gzip, br");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=UTF-8");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        HttpResponse<String> icon = send("GET", "/favicon.svg");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(icon.headers().allValues("Cache-Control")).containsExactly("max-age=86400, public");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone-9z.js",
                "/assets/app-1a2b.js.br",
                "/assets/app-1a2b.js.gz",
                "/assets/",
                "/assets/..%2findex.html",
                "/assets/../index.html",
                "/assets/%2e%2e/index.html",
                "/assets/a/b.js"
            })
    void loadNoOtherFiles(String path) {
        HttpResponse<String> answer = send("GET", path);

        assertThat(answer.statusCode()).isIn(400, 401, 404);
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).doesNotContain("pages", "by br");
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
