package io.cygi.gateway.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps the platform's cookies like a browser, and follows a redirect only on demand. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> cookies = new TreeMap<>();
    private final int port;
    private final HttpClient http;

    /** Creates a browser. @param port the platform's port */
    public Browser(int port) {
        this(port, HTTP);
    }

    /** Creates a browser. @param port the platform's port @param http sends the requests */
    public Browser(int port, HttpClient http) {
        this.port = port;
        this.http = http;
    }

    /** {@return the cookies by their names} */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** {@return the value of a cookie, which must exist} */
    public String cookie(String name) {
        String value = cookies.get(name);
        if (value == null) {
            throw new AssertionError("There is no cookie " + name + " in " + cookies.keySet());
        }
        return value;
    }

    /** {@return the platform's answer} @param headers names and values */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = send(http, request.build());
        response.headers().allValues("Set-Cookie").forEach(line -> {
            HttpCookie cookie = HttpCookie.parse(line).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }

    /** {@return the platform's answer} */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** {@return the answer to a form} @param fields names and values, encoded by this method */
    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, body, all);
    }

    /**
     * {@return path and query of the provider's redirect back to the platform}
     *
     * @param address address of the provider
     */
    public static String atTheProvider(String address) {
        HttpResponse<String> response =
                send(HTTP, HttpRequest.newBuilder(URI.create(address)).build());
        URI back = URI.create(location(response));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /** {@return the address of a redirect} */
    public static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + " without Location: " + response.body()));
    }

    /**
     * {@return the last answer of a whole login}
     *
     * @param provider the provider's name
     * @param query query of the first request, or empty
     */
    public HttpResponse<String> logIn(String provider, String query) {
        return get(begin(provider, query));
    }

    /** {@return the callback address of a login that has begun} */
    public String begin(String provider, String query) {
        return atTheProvider(location(get("/oauth2/authorization/" + provider + query)));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
