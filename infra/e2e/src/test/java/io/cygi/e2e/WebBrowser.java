package io.cygi.e2e;

import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser on the platform. It keeps cookies, and follows redirects to other servers only when the test says so. */
final class WebBrowser {

    private final Api api;
    private final Map<String, String> cookies = new TreeMap<>();

    WebBrowser(Api api) {
        this.api = api;
    }

    /** {@return the platform's answer to a request} @param headers names and values in turn */
    Response send(String method, String path, @Nullable Object body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Cookie";
        all[1] = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        Response response = api.send(method, path, body, cookies.isEmpty() ? headers : all);
        response.headers().allValues("Set-Cookie").forEach(line -> HttpCookie.parse(line)
                .forEach(this::keep));
        return response;
    }

    /** {@return the platform's answer to a GET} */
    Response get(String path) {
        return send("GET", path, null);
    }

    /**
     * {@return the platform's answer to a request that changes something} The request has the CSRF token of the
     * session.
     */
    Response change(String method, String path, @Nullable Object body) {
        String token = Objects.requireNonNull(cookies.get("XSRF-TOKEN"), "nobody is logged in");
        return send(method, path, body, "X-XSRF-TOKEN", token);
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    /** {@return the cookies} */
    Map<String, String> cookies() {
        return cookies;
    }

    /** {@return the last answer of a login} @param provider the provider of the login */
    Response logIn(String provider, String returnUrl) {
        Response begun = send("GET", "/oauth2/authorization/" + provider + "?returnUrl=" + returnUrl, null);
        return comeBack("GET", URI.create(begun.expect(302).header("Location")));
    }

    /**
     * Presses a button on another server's page.
     *
     * @return the platform's answer, to which that server sends the browser back
     */
    Response press(URI page, String button) {
        return comeBack("POST", URI.create(page + "/" + button));
    }

    private Response comeBack(String method, URI elsewhere) {
        Api server = new Api(URI.create(elsewhere.getScheme() + "://" + elsewhere.getRawAuthority()));
        Response answer = server.send(method, pathAndQuery(elsewhere), null).expect(302, 303);
        return get(pathAndQuery(URI.create(answer.header("Location"))));
    }

    private static String pathAndQuery(URI address) {
        @Nullable String query = address.getRawQuery();
        return query == null ? address.getRawPath() : address.getRawPath() + "?" + query;
    }
}
