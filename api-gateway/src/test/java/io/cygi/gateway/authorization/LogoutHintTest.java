package io.cygi.gateway.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.authorization.OAuthBrowser.Answer;
import io.cygi.gateway.authorization.OAuthBrowser.AppTokens;
import io.cygi.gateway.authorization.TestAccounts.MemoryAccounts;
import io.cygi.gateway.token.SigningKeys;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An app logs out with its ID token, however old, and with no token that was not issued to it. */
class LogoutHintTest extends AuthorizationTest {

    private static final String BYE = "https://one.example/bye";

    private final MemoryAccounts accounts;
    private final SigningKeys keys;
    private AccountId fan;
    private OAuthBrowser browser;

    @Autowired
    LogoutHintTest(MemoryAccounts accounts, SigningKeys keys) {
        this.accounts = accounts;
        this.keys = keys;
        this.fan = accounts.open(Role.FAN);
        this.browser = new OAuthBrowser("");
    }

    @BeforeEach
    void logIn() {
        fan = accounts.open(Role.FAN);
        browser = new OAuthBrowser(address()).logIn(fan);
    }

    /** {@return an ID token with changed claims, signed by a key} */
    private static String changed(String idToken, RSAKey key, Consumer<JWTClaimsSet.Builder> change) {
        try {
            JWTClaimsSet.Builder claims =
                    new JWTClaimsSet.Builder(SignedJWT.parse(idToken).getJWTClaimsSet());
            change.accept(claims);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String aged(String idToken, RSAKey key, Duration age) {
        Instant issuedAt = Instant.now().minus(age);
        return changed(idToken, key, claims -> claims.issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(issuedAt.plusSeconds(1_800))));
    }

    private Answer logOut(OAuthBrowser from, String hint) {
        return from.get("/connect/logout?id_token_hint=" + hint + "&post_logout_redirect_uri=" + BYE + "&state=x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT31M", "PT2H", "P13D", "P89D"})
    void acceptsAnExpiredToken(String age) {
        AppTokens tokens = browser.tokens();
        String old = aged(tokens.id(), keys.signing().jwk(), Duration.parse(age));

        Answer answer = logOut(browser, old);

        assertThat(answer.location()).isEqualTo(BYE + "?state=x");
        assertThat(browser.refresh(tokens.refresh()).status()).isEqualTo(400);
        assertThat(call("GET", "/api/v1/me", tokens.access()).statusCode()).isEqualTo(401);
    }

    @Test
    void acceptsATokenOfAnEndedLogin() {
        AppTokens tokens = browser.tokens();
        assertThat(logOut(browser, tokens.id()).location()).isEqualTo(BYE + "?state=x");

        assertThat(logOut(browser, tokens.id()).location()).isEqualTo(BYE + "?state=x");

        update("DELETE FROM authorization_grant WHERE account_id = ?", fan.value());
        assertThat(logOut(browser, tokens.id()).location()).isEqualTo(BYE + "?state=x");
    }

    @Test
    void acceptsTheFirstTokenOfALoginAfterManyRefreshes() {
        AppTokens first = browser.tokens();
        AppTokens next = OAuthBrowser.tokens(browser.refresh(first.refresh()));
        AppTokens latest = OAuthBrowser.tokens(browser.refresh(next.refresh()));

        assertThat(logOut(new OAuthBrowser(address()), first.id()).location()).isEqualTo(BYE + "?state=x");

        assertThat(browser.refresh(latest.refresh()).status()).isEqualTo(400);
    }

    @Test
    void refusesEveryTokenThatIsNoIdTokenOfTheApp() throws Exception {
        AppTokens tokens = browser.tokens();
        RSAKey own = keys.signing().jwk();
        RSAKey another = new RSAKeyGenerator(2048).keyID(own.getKeyID()).generate();
        String unsigned = new PlainJWT(SignedJWT.parse(tokens.id()).getJWTClaimsSet()).serialize();
        for (String hint : new String[] {
            changed(tokens.id(), another, claims -> {}),
            changed(tokens.id(), own, claims -> claims.issuer("https://evil.example")),
            changed(tokens.id(), own, claims -> claims.audience("app-two")),
            changed(tokens.id(), own, claims -> claims.audience("nobody")),
            changed(tokens.id(), own, claims -> claims.claim("grant", null)),
            changed(tokens.id(), own, claims -> claims.subject("a-somebody-else")),
            unsigned,
            tokens.access(),
            tokens.refresh(),
            "made-up",
            "a.b.c"
        }) {
            Answer answer = logOut(browser, hint);

            assertThat(answer.status()).as(hint).isEqualTo(400);
            assertThat(answer.location()).as(hint).isEmpty();
        }
        assertThat(browser.refresh(tokens.refresh()).status()).isEqualTo(200);
    }

    @Test
    void refusesATokenOfAnotherAccount() {
        AppTokens tokens = browser.tokens();
        OAuthBrowser other = new OAuthBrowser(address()).logIn(accounts.open(Role.FAN));

        assertThat(logOut(other, tokens.id()).status()).isEqualTo(400);

        assertThat(browser.refresh(tokens.refresh()).status()).isEqualTo(200);
    }
}
