package io.cygi.loadtest.fans;

import io.cygi.loadtest.http.Json;
import io.cygi.loadtest.http.UnexpectedAnswerException;
import io.cygi.loadtest.measure.ParallelThreads;
import io.cygi.loadtest.measure.Progress;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Logs demo fans in as an app does: the fan logs in on the login page, and the app gets a token from the authorization
 * server by code with PKCE. A platform that was not started by the load test has to know the app.
 */
public final class AppLogins {

    /** The {@code client_id} of the app. */
    public static final String CLIENT_ID = "loadtest";

    /** Address that codes are sent to. Nothing answers there. */
    public static final String REDIRECT_URI = "http://127.0.0.1/callback";

    private static final int AT_ONCE = 32;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final String VERIFIER = "load-test-verifier-of-at-least-forty-three-characters";
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final URI url;

    /** Creates the app logins. @param url the URL of the platform */
    public AppLogins(URI url) {
        this.url = url;
    }

    /** {@return the fans of these names, each with a token of the app} @param names the names of demo accounts */
    public List<Fan> logIn(List<String> names) {
        AtomicReferenceArray<Fan> fans = new AtomicReferenceArray<>(names.size());
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
                Progress progress = Progress.of("app logins", "logged in", done::get, names.size())) {
            progress.start();
            ParallelThreads.of("app", Math.min(AT_ONCE, names.size()), number -> {
                for (int i = next.getAndIncrement(); i < names.size(); i = next.getAndIncrement()) {
                    fans.set(i, new Browser(client).logIn(names.get(i)));
                    done.incrementAndGet();
                }
            });
        }
        return IntStream.range(0, names.size()).mapToObj(fans::get).toList();
    }

    /** The browser of one fan, with its cookies. */
    private final class Browser {

        private final HttpClient client;
        private final Map<String, String> cookies = new TreeMap<>();

        Browser(HttpClient client) {
            this.client = client;
        }

        Fan logIn(String name) throws IOException, InterruptedException {
            String page = send(get("/login"), 200).body();
            send(post("/login/demo", Map.of("account", name, "_csrf", first(FORM_TOKEN, page))), 303);
            String path = "/oauth2/authorize?"
                    + form(Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            CLIENT_ID,
                            "redirect_uri",
                            REDIRECT_URI,
                            "scope",
                            "openid profile",
                            "state",
                            name,
                            "code_challenge",
                            challenge(),
                            "code_challenge_method",
                            "S256"));
            String location =
                    send(get(path), 302).headers().firstValue("Location").orElse("");
            Map<String, String> request = Map.of(
                    "grant_type", "authorization_code",
                    "code", first(CODE, location),
                    "redirect_uri", REDIRECT_URI,
                    "client_id", CLIENT_ID,
                    "code_verifier", VERIFIER);
            String tokens = send(post("/oauth2/token", request), 200).body();
            String token = Json.texts(tokens.getBytes(StandardCharsets.UTF_8), List.of("access_token"))[0];
            return new Fan(name, Objects.requireNonNull(token, "no token"), System.nanoTime());
        }

        private HttpRequest.Builder get(String path) {
            return HttpRequest.newBuilder(url.resolve(path)).GET();
        }

        private HttpRequest.Builder post(String path, Map<String, String> fields) {
            return HttpRequest.newBuilder(url.resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request, int status)
                throws IOException, InterruptedException {
            request.timeout(ANSWER_MAX);
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").stream()
                    .flatMap(line -> HttpCookie.parse(line).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            if (response.statusCode() != status) {
                throw new UnexpectedAnswerException(
                        "expected " + status + " but got " + response.statusCode() + " " + response.body());
            }
            return response;
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new UnexpectedAnswerException("no " + pattern + " in an answer of the login");
        }
        return matcher.group(1);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
