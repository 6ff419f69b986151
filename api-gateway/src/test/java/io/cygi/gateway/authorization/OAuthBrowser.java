package io.cygi.gateway.authorization;

import io.cygi.contracts.value.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An app and the browser of its user, over real HTTP. */
final class OAuthBrowser {

    static final String APP = "app-one";
    static final String REDIRECT = "https://one.example/callback";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String address;
    private final List<String> cookiesSet = new ArrayList<>();
    private @Nullable String cookie;

    OAuthBrowser(String address) {
        this.address = address;
    }

    /**
     * An answer of the server.
     *
     * @param status its code
     * @param body its text
     * @param location the address of the redirect, if it is one
     */
    record Answer(int status, String body, String location) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        /** {@return a parameter of the redirect's address} */
        String parameter(String name) {
            return query(location).getOrDefault(name, "");
        }
    }

    /** The tokens of an app. @param access its access token @param refresh its refresh token @param id its ID token */
    record AppTokens(String access, String refresh, String id) {}

    OAuthBrowser logIn(AccountId account) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address + TestAccounts.LOGIN + "?account=" + account.value())));
        cookie = answer.headers().allValues("Set-Cookie").stream()
                .map(set -> set.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return this;
    }

    /** {@return all cookies that the server has set} */
    List<String> cookiesSet() {
        return cookiesSet;
    }

    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String verifier() {
        return UUID.randomUUID() + "-" + UUID.randomUUID();
    }

    /** {@return the parameters of a valid authorization request} */
    static Map<String, String> request(String verifier) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", APP);
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("scope", "openid profile");
        parameters.put("state", "s-1");
        parameters.put("nonce", "n-1");
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    Answer authorize(Map<String, String> parameters) {
        return get("/oauth2/authorize?" + form(parameters));
    }

    /** {@return a code for a verifier} */
    String code(String verifier) {
        return authorize(request(verifier)).parameter("code");
    }

    Answer exchange(String code, String verifier) {
        return token(Map.of(
                "grant_type", "authorization_code",
                "client_id", APP,
                "redirect_uri", REDIRECT,
                "code", code,
                "code_verifier", verifier));
    }

    AppTokens tokens() {
        String verifier = verifier();
        return tokens(exchange(code(verifier), verifier));
    }

    static AppTokens tokens(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return new AppTokens(answer.text("access_token"), answer.text("refresh_token"), answer.text("id_token"));
    }

    Answer refresh(String refreshToken) {
        return refresh(refreshToken, APP);
    }

    Answer refresh(String refreshToken, String client) {
        return token(Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    Answer token(Map<String, String> parameters, String... headers) {
        return post("/oauth2/token", parameters, headers);
    }

    Answer post(String path, Map<String, String> parameters, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(send(request));
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(send(request));
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            cookiesSet.addAll(response.headers().allValues("Set-Cookie"));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(String address) {
        int from = address.indexOf('?');
        return from < 0
                ? Map.of()
                : Arrays.stream(address.substring(from + 1).split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
