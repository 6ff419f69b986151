package io.cygi.e2e;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An app with logins at the platform, by code with PKCE and without a secret.
 *
 * @param id the app's {@code client_id}
 * @param redirectUri the address that codes are sent to
 */
record OAuthApp(String id, String redirectUri) {

    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static final String STATE = "the-state-of-the-app";

    /** {@return the options that make the app known to the platform} */
    String[] options() {
        return new String[] {"--cygi.clients[0].id=" + id, "--cygi.clients[0].redirect-uris=" + redirectUri};
    }

    /** {@return the path that the app opens in the browser} */
    String authorizePath() {
        return "/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        id,
                        "redirect_uri",
                        redirectUri,
                        "scope",
                        "openid profile",
                        "state",
                        STATE,
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    /**
     * {@return the account of the person who is logged in}
     *
     * @param redirect the answer to a browser that has opened {@link #authorizePath()}
     */
    Account account(Api api, Response redirect) {
        String location = redirect.expect(302).header("Location");
        if (!location.startsWith(redirectUri)) {
            throw new AssertionError("the browser is not sent to the app: " + location);
        }
        Map<String, String> answer = Arrays.stream(
                        URI.create(location).getRawQuery().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        if (!STATE.equals(answer.get("state"))) {
            throw new AssertionError("the state is another one: " + location);
        }
        String body = form(Map.of(
                "grant_type", "authorization_code",
                "code", String.valueOf(answer.get("code")),
                "redirect_uri", redirectUri,
                "client_id", id,
                "code_verifier", VERIFIER));
        Response tokens = api.send("POST", "/oauth2/token", body, "Content-Type", "application/x-www-form-urlencoded")
                .expect(200);
        return new Account(api, id, tokens.text("access_token"));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + Texts.encoded(field.getValue()))
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
