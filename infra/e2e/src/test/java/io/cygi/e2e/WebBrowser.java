package io.cygi.e2e;

import java.net.HttpCookie;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser on the platform: it keeps cookies, and follows redirects to other servers where it is told to. */
final class WebBrowser {

    private final Api api;
    private final Map<String, String> cookies = new TreeMap<>();

    WebBrowser(Api api) {
        this.api = api;
    }

    /** {@return the platform's answer} @param headers names and values in turn */
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

    /** {@return the last answer of a login} @param provider where the person logs in */
    Response logIn(String provider, String returnUrl) {
        Response begun = send("GET", "/oauth2/authorization/" + provider + "?returnUrl=" + returnUrl, null);
        URI back = URI.create(elsewhere(begun.expect(302).header("Location")));
        return send("GET", back.getRawPath() + "?" + back.getRawQuery(), null);
    }

    /** {@return where another server redirects to} */
    private static String elsewhere(String address) {
        URI uri = URI.create(address);
        Api server = new Api(URI.create(uri.getScheme() + "://" + uri.getRawAuthority()));
        return server.get(uri.getRawPath() + "?" + uri.getRawQuery()).header("Location");
    }
}
