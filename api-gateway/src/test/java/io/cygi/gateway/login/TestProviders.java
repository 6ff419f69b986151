package io.cygi.gateway.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpRouterKt;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;

/**
 * An OAuth server on the loopback in place of Kakao and others. {@code kakao} is Kakao with OpenID Connect and {@code
 * plain} is Kakao without it; {@code discovered} is configured by its issuer alone. Each of the others has a fault of
 * its own.
 */
public final class TestProviders {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final MockOAuth2Server server;
    private final ServerSocket silent;
    private final SlowProvider slow;
    private final int closed;

    private TestProviders() {
        OAuth2Config config =
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper());
        this.server = new MockOAuth2Server(
                config,
                new Recorder(),
                // The library's own endpoints accept only requests with the scope openid.
                OAuth2HttpRouterKt.get("/plain/authorize", TestProviders::code),
                route("/plain/token"),
                route("/v2/user/me"),
                route("/nonsense/token"),
                route("/nonsense/jwks"),
                route("/huge/token"),
                route("/failing/token"));
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            server.start(loopback, 0);
            this.silent = new ServerSocket(0, 50, loopback);
            this.slow = new SlowProvider();
            try (ServerSocket once = new ServerSocket(0, 1, loopback)) {
                this.closed = once.getLocalPort();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bodies.put("/plain/token", "{\"access_token\":\"opaque\",\"token_type\":\"bearer\",\"expires_in\":21599}");
        bodies.put("/nonsense/token", "<html>Service temporarily out of order</html>");
        bodies.put("/nonsense/jwks", "{\"keys\":");
        bodies.put("/huge/token", "{\"access_token\":\"" + "x".repeat(400_000) + "\"}");
        bodies.put("/failing/token", "!500");
    }

    static TestProviders started() {
        return new TestProviders();
    }

    /** Records each request and answers none. */
    private final class Recorder implements Route {

        @Override
        public boolean match(OAuth2HttpRequest request) {
            requests.add(request.getMethod() + " " + request.getUrl().encodedPath() + " " + request.getBody());
            return false;
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            throw new IllegalStateException("It matches nothing");
        }
    }

    private static OAuth2HttpResponse code(OAuth2HttpRequest request) {
        String back = request.getUrl().queryParameter("redirect_uri") + "?code=a-code&state="
                + request.getUrl().queryParameter("state");
        return new OAuth2HttpResponse(Headers.of("Location", back), 302, null, null);
    }

    private Route route(String path) {
        return OAuth2HttpRouterKt.route(path, null, request -> {
            String body = bodies.getOrDefault(path, "");
            boolean fails = body.startsWith("!");
            return new OAuth2HttpResponse(
                    Headers.of("Content-Type", "application/json"),
                    fails ? Integer.parseInt(body.substring(1)) : 200,
                    fails ? "{}" : body,
                    null);
        });
    }

    /** {@return method, path and body of the requests to the server} */
    public List<String> requests() {
        return requests;
    }

    /** {@return an address at the server} */
    public String url(String path) {
        return server.url(path).toString();
    }

    /**
     * Sets the person who logs in next.
     *
     * @param issuer the provider
     * @param subject the person's subject
     * @param claims claims of the ID token, which replace the usual ones
     */
    public void nextPerson(String issuer, String subject, Map<String, Object> claims) {
        next(new DefaultOAuth2TokenCallback(issuer, subject, "JWT", List.of("cygi-client"), claims, 3_600));
    }

    /** Sets the next tokens. */
    public void next(DefaultOAuth2TokenCallback callback) {
        server.enqueueCallback(callback);
    }

    /** Sets the answer of Kakao's user info. @param json the body, or a status after an exclamation mark */
    public void userInfo(String json) {
        bodies.put("/v2/user/me", json);
    }

    /** {@return the provider that answers some requests late} */
    SlowProvider slow() {
        return slow;
    }

    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("cygi.public-url", "http://localhost:9");
        properties.put("cygi.login.connect-time", "1s");
        properties.put("cygi.login.read-time", "2s");
        properties.put("KAKAO_CLIENT_ID", "cygi-client");
        properties.put("KAKAO_CLIENT_SECRET", "cygi-secret");
        endpoints(properties, "kakao", "kakao");
        properties.put("cygi.login.providers.kakao.user-info-uri", url("/kakao/userinfo"));
        properties.put("cygi.login.providers.kakao.logout-uri", url("/kakao/endsession"));
        endpoints(properties, "plain", "plain");
        properties.put("cygi.login.providers.plain.scopes", "profile_nickname,account_email");
        properties.put("cygi.login.providers.plain.user-info-uri", url("/v2/user/me"));
        properties.put("cygi.login.providers.plain.subject-attribute", "id");
        set(properties, "slow", "authorization-uri", slow.url("/authorize"));
        set(properties, "slow", "token-uri", slow.url("/token"));
        set(properties, "slow", "user-info-uri", slow.url("/me"));
        set(properties, "slow", "subject-attribute", "id");
        set(properties, "slow", "scopes", "profile");
        set(properties, "discovered", "issuer", url("/discovered"));
        set(properties, "undiscovered", "issuer", "http://localhost:" + closed);
        for (String broken :
                List.of("down", "silent", "nonsense", "huge", "failing", "keyless", "othered", "keysdown")) {
            endpoints(properties, broken, "kakao");
        }
        set(properties, "down", "token-uri", "http://localhost:" + closed + "/token");
        set(properties, "silent", "token-uri", "http://localhost:" + silent.getLocalPort() + "/token");
        set(properties, "nonsense", "token-uri", url("/nonsense/token"));
        set(properties, "huge", "token-uri", url("/huge/token"));
        set(properties, "failing", "token-uri", url("/failing/token"));
        set(properties, "keyless", "jwks-uri", url("/nonsense/jwks"));
        set(properties, "othered", "jwks-uri", url("/another/jwks"));
        set(properties, "keysdown", "jwks-uri", "http://localhost:" + closed + "/jwks");
        return properties;
    }

    private void endpoints(Map<String, String> properties, String provider, String issuer) {
        set(properties, provider, "issuer", url("/" + issuer));
        set(properties, provider, "authorization-uri", url("/" + issuer + "/authorize"));
        set(properties, provider, "token-uri", url("/" + issuer + "/token"));
        set(properties, provider, "jwks-uri", url("/" + issuer + "/jwks"));
    }

    private static void set(Map<String, String> properties, String provider, String name, String value) {
        String prefix = "cygi.login.providers." + provider + ".";
        properties.put(prefix + name, value);
        properties.put(prefix + "client-id", "cygi-client");
        properties.put(prefix + "client-secret", "cygi-secret");
    }
}
