package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.authorization.OAuthBrowser.Answer;
import io.cygi.gateway.authorization.OAuthBrowser.AppTokens;
import io.cygi.gateway.authorization.TestAccounts.MemoryAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An app logs an account in with a code and a proof key, and every wrong use of them is refused. */
class AuthorizationCodeTest extends AuthorizationTest {

    private final MemoryAccounts accounts;
    private AccountId fan;
    private OAuthBrowser browser;

    @Autowired
    AuthorizationCodeTest(MemoryAccounts accounts) {
        this.accounts = accounts;
        this.fan = accounts.open(Role.FAN);
        this.browser = new OAuthBrowser("");
    }

    @BeforeEach
    void logIn() {
        browser = new OAuthBrowser(address()).logIn(fan);
    }

    @Test
    void describesTheReachableEndpointsOnly() {
        Answer answer = browser.get("/.well-known/openid-configuration");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("issuer")).isEqualTo("http://localhost:8080");
        assertThat(answer.text("authorization_endpoint")).isEqualTo("http://localhost:8080/oauth2/authorize");
        assertThat(answer.text("token_endpoint")).isEqualTo("http://localhost:8080/oauth2/token");
        assertThat(answer.text("jwks_uri")).isEqualTo("http://localhost:8080/oauth2/jwks");
        assertThat(answer.json().path("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(answer.body()).doesNotContain("introspect", "registration", "device", "exchange", "dpop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/introspect",
                "/oauth2/device_authorization",
                "/oauth2/par",
                "/connect/register",
                "/oauth2/register"
            })
    void hasNoUnneededEndpoint(String path) {
        OAuthBrowser stranger = new OAuthBrowser(address());

        assertThat(stranger.post(path, Map.of("client_id", OAuthBrowser.APP)).status())
                .isIn(401, 404);
    }

    @Test
    void sendsABrowserWithoutASessionToTheLoginPageAndBack() {
        OAuthBrowser stranger = new OAuthBrowser(address());

        Answer answer = stranger.authorize(OAuthBrowser.request(OAuthBrowser.verifier()));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).contains("/login?returnUrl=%2Foauth2%2Fauthorize%3F");
        assertThat(answer.parameter("returnUrl")).startsWith("/oauth2/authorize?response_type=code&client_id=app-one");
    }

    @Test
    void issuesTokensThatTheApiAccepts() throws Exception {
        String verifier = OAuthBrowser.verifier();
        Answer authorized = browser.authorize(OAuthBrowser.request(verifier));
        assertThat(authorized.status()).isEqualTo(302);
        assertThat(authorized.location()).startsWith(OAuthBrowser.REDIRECT + "?code=");
        assertThat(authorized.parameter("state")).isEqualTo("s-1");

        Answer answer = browser.exchange(authorized.parameter("code"), verifier);
        AppTokens tokens = OAuthBrowser.tokens(answer);

        assertThat(answer.json().path("expires_in").asInt()).isBetween(890, 900);
        SignedJWT access = SignedJWT.parse(tokens.access());
        assertThat(access.getJWTClaimsSet().getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(access.getJWTClaimsSet().getAudience()).containsExactly("cygi-api");
        assertThat(access.getJWTClaimsSet().getSubject()).isEqualTo(fan.value());
        assertThat(access.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("FAN");
        assertThat(call("GET", "/api/v1/me", tokens.access()).body()).contains(fan.value(), "Nick", "FAN");
        SignedJWT id = SignedJWT.parse(tokens.id());
        assertThat(id.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(id.getJWTClaimsSet().getAudience()).containsExactly(OAuthBrowser.APP);
        assertThat(verifies(access)).isTrue();
        assertThat(verifies(id)).isTrue();
    }

    private boolean verifies(SignedJWT token) throws Exception {
        JWKSet published = JWKSet.parse(browser.get("/oauth2/jwks").body());
        assertThat(published.getKeys()).noneMatch(JWK::isPrivate);
        JWK key = published.getKeyByKeyId(token.getHeader().getKeyID());
        return token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    @Test
    void answersUserInfoWithTheClaimsOfTheScopes() {
        AppTokens tokens = browser.tokens();

        Answer info = browser.get("/userinfo", "Authorization", "Bearer " + tokens.access());

        assertThat(info.text("sub")).isEqualTo(fan.value());
        assertThat(info.text("nickname")).isEqualTo("Nick " + fan);
        assertThat(info.json().has("email")).isFalse();
        assertThat(browser.get("/userinfo").status()).isEqualTo(401);
        assertThat(browser.get("/userinfo", "Authorization", "Bearer " + tokens.id())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesAnIdTokenAsAnAccessToken() {
        assertThat(call("GET", "/api/v1/me", browser.tokens().id()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://one.example/callback/",
                "https://one.example/callback?next=1",
                "https://one.example/callback#x",
                "https://one.example:8443/callback",
                "https://ONE.example/callback",
                "http://one.example/callback",
                "https://one.example.evil.example/callback",
                "https://one.example@evil.example/callback",
                "https://two.example/callback",
                "http://127.0.0.1:7002/callback",
                "//evil.example",
                "javascript:alert(1)"
            })
    void refusesAnUnregisteredAddressWithoutARedirect(String redirect) {
        Map<String, String> request = OAuthBrowser.request(OAuthBrowser.verifier());
        request.put("redirect_uri", redirect);

        Answer answer = browser.authorize(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void acceptsEveryRegisteredAddress() {
        Map<String, String> request = OAuthBrowser.request(OAuthBrowser.verifier());
        request.put("redirect_uri", "http://127.0.0.1:7001/callback");

        assertThat(browser.authorize(request).location()).startsWith("http://127.0.0.1:7001/callback?code=");
    }

    @Test
    void issuesNoCodeWithoutAProofKey() {
        String verifier = OAuthBrowser.verifier();
        for (Map<String, String> change : List.of(
                Map.of("code_challenge", ""),
                Map.of("code_challenge_method", ""),
                Map.of("code_challenge_method", "plain", "code_challenge", verifier),
                Map.of("code_challenge", "short"))) {
            Map<String, String> request = OAuthBrowser.request(verifier);
            request.putAll(change);
            request.values().removeIf(String::isEmpty);

            Answer answer = browser.authorize(request);

            assertThat(answer.parameter("code")).as(change.toString()).isEmpty();
            assertThat(answer.parameter("error")).as(change.toString()).isEqualTo("invalid_request");
        }
    }

    @Test
    void refusesACodeWithoutItsProofItsAddressOrItsClient() {
        for (Map<String, String> change : List.of(
                Map.of("code_verifier", OAuthBrowser.verifier()),
                Map.of("code_verifier", ""),
                Map.of("redirect_uri", "http://127.0.0.1:7001/callback"),
                Map.of("redirect_uri", ""),
                Map.of("client_id", "app-two"),
                Map.of("client_id", "nobody"),
                Map.of("code", "made-up"))) {
            String verifier = OAuthBrowser.verifier();
            Map<String, String> exchange = new HashMap<>(Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    OAuthBrowser.APP,
                    "redirect_uri",
                    OAuthBrowser.REDIRECT,
                    "code",
                    browser.code(verifier),
                    "code_verifier",
                    verifier));
            exchange.putAll(change);
            exchange.values().removeIf(String::isEmpty);

            Answer answer = browser.token(exchange);

            assertThat(answer.status()).as(change.toString()).isIn(400, 401);
            assertThat(answer.text("access_token")).as(change.toString()).isEmpty();
            assertThat(answer.text("error"))
                    .as(change.toString())
                    .isIn("invalid_grant", "invalid_client", "invalid_request");
        }
    }

    @Test
    void revokesTheTokensOfACodeThatIsUsedAgain() {
        String verifier = OAuthBrowser.verifier();
        String code = browser.code(verifier);
        AppTokens tokens = OAuthBrowser.tokens(browser.exchange(code, verifier));
        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(200);

        assertThat(browser.exchange(code, verifier).text("error")).isEqualTo("invalid_grant");

        assertThat(browser.refresh(tokens.refresh()).text("error")).isEqualTo("invalid_grant");
        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTheCodeOfALockedAccount() {
        AccountId other = accounts.open(Role.FAN);
        OAuthBrowser session = new OAuthBrowser(address()).logIn(other);
        String verifier = OAuthBrowser.verifier();
        String code = session.code(verifier);
        accounts.lockSilently(other);

        assertThat(session.exchange(code, verifier).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void issuesNoCodeForAnAccessToken() {
        AppTokens tokens = browser.tokens();
        OAuthBrowser stranger = new OAuthBrowser(address());
        String query = "/oauth2/authorize?response_type=code&client_id=app-one&scope=openid&redirect_uri="
                + OAuthBrowser.REDIRECT + "&code_challenge_method=S256&code_challenge="
                + OAuthBrowser.challenge(OAuthBrowser.verifier());

        Answer answer = stranger.get(query, "Authorization", "Bearer " + tokens.access());

        assertThat(answer.location()).doesNotContain("code=").contains("/login");
    }

    @Test
    void endsTheGrantAndTheSessionAtTheLogoutOfAnApp() {
        AppTokens tokens = browser.tokens();

        Answer answer = browser.get("/connect/logout?id_token_hint=" + tokens.id()
                + "&post_logout_redirect_uri=https://one.example/bye&state=x");

        assertThat(answer.location()).isEqualTo("https://one.example/bye?state=x");
        assertThat(browser.refresh(tokens.refresh()).status()).isEqualTo(400);
        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(401);
        assertThat(browser.authorize(OAuthBrowser.request(OAuthBrowser.verifier()))
                        .location())
                .as("the session has ended")
                .contains("/login");
    }

    @Test
    void endsTheGrantsOfTheSameSessionOnly() {
        AppTokens first = browser.tokens();
        AppTokens second = browser.tokens();
        AppTokens elsewhere = new OAuthBrowser(address()).logIn(fan).tokens();

        browser.get("/connect/logout?id_token_hint=" + first.id());

        assertThat(browser.refresh(second.refresh()).status()).isEqualTo(400);
        assertThat(call("GET", "/api/v1/me", second.access()).statusCode()).isEqualTo(401);
        assertThat(browser.refresh(elsewhere.refresh()).status()).isEqualTo(200);
    }

    @Test
    void refusesAnUnregisteredAddressAfterALogout() {
        AppTokens tokens = browser.tokens();

        Answer answer = browser.get(
                "/connect/logout?id_token_hint=" + tokens.id() + "&post_logout_redirect_uri=https://evil.example/");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isEmpty();
    }
}
