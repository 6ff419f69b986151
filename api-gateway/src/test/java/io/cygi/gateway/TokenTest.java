package io.cygi.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.token.TokenIssuer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A token is valid only if it was issued here, for this API, and has not expired. */
class TokenTest extends EdgeTest {

    private final TokenIssuer tokens;
    private final JWKSource<SecurityContext> keys;
    private RSAKey ours;

    @Autowired
    TokenTest(TokenIssuer tokens, JWKSource<SecurityContext> keys) throws JOSEException {
        this.tokens = tokens;
        this.keys = keys;
        this.ours = key();
    }

    @BeforeEach
    void findOurKey() throws JOSEException {
        ours = key();
    }

    @Test
    void acceptsATokenThatWasIssuedHere() {
        String token =
                tokens.issue(new AccountId("fan-7"), "Fan 7", List.of("FAN")).accessToken();

        HttpResponse<String> answer = call("GET", "/api/v1/me", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("fan-7", "Fan 7", "FAN");
    }

    @Test
    void acceptsATokenThatTheTestHasSignedWithTheSameClaims() throws JOSEException {
        assertThat(call("GET", "/api/v1/me", signed(ours, claims -> claims)).statusCode())
                .as("otherwise the refusals below prove nothing")
                .isEqualTo(200);
    }

    @Test
    void refusesARequestWithoutAToken() {
        HttpResponse<String> answer = call("GET", "/api/v1/me", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"cygi\"");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"");
    }

    @Test
    void refusesAnExpiredToken() throws JOSEException {
        assertRefused(signed(
                ours, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(5)))));
    }

    @Test
    void refusesATokenThatNeverExpires() throws JOSEException {
        assertRefused(signed(ours, claims -> claims.expirationTime(null)));
    }

    @Test
    void refusesATokenThatIsNotValidYet() throws JOSEException {
        assertRefused(signed(
                ours, claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))));
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws JOSEException {
        assertRefused(signed(ours, claims -> claims.issuer("somebody")));
    }

    @Test
    void refusesATokenForAnotherAudience() throws JOSEException {
        assertRefused(signed(ours, claims -> claims.audience("another-api")));
    }

    @Test
    void refusesATokenWithoutASubject() throws JOSEException {
        assertRefused(signed(ours, claims -> claims.subject(null)));
    }

    @Test
    void refusesATokenSignedWithAnotherKeyOfTheSameName() throws JOSEException {
        assertRefused(signed(new RSAKeyGenerator(2_048).keyID(ours.getKeyID()).generate(), claims -> claims));
    }

    @Test
    void refusesATokenThatIsNotSigned() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsASharedSecret() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ours.getKeyID()).build(), claims().build());
        token.sign(new MACSigner(ours.toRSAPublicKey().getEncoded()));
        assertRefused(token.serialize());
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() throws JOSEException {
        String[] parts = signed(ours, claims -> claims).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8);
        String forged = claims.replace("\"FAN\"", "\"ADMIN\"");
        assertThat(forged).isNotEqualTo(claims);
        parts[1] = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(forged.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertRefused(String.join(".", parts));
    }

    /** The header offers an attacker's key in every way of the standard. */
    @Test
    void ignoresAKeyInTheHeaderOfAToken() throws JOSEException {
        RSAKey theirs = new RSAKeyGenerator(2_048).keyID(ours.getKeyID()).generate();
        java.net.URI there = java.net.URI.create("http://127.0.0.1:1/keys");
        for (JWSHeader.Builder header : List.of(
                header(ours.getKeyID()).jwk(theirs.toPublicJWK()),
                header(ours.getKeyID()).jwkURL(there),
                header(ours.getKeyID()).x509CertURL(there),
                header("theirs").jwk(theirs.toPublicJWK()),
                header("theirs").jwkURL(there),
                header("../../token-signing.jwk"),
                header("' OR 1=1 --"))) {
            assertRefused(signed(theirs, header, claims().build()));
        }
    }

    @Test
    void refusesATokenThatNamesAnotherKeyOrNone() throws JOSEException {
        assertRefused(signed(ours, header("unknown"), claims().build()));
        assertRefused(signed(ours, header(null), claims().build()));
    }

    @Test
    void refusesATokenWithAnUnknownCriticalExtension() throws JOSEException {
        JWSHeader.Builder header = header(ours.getKeyID())
                .criticalParams(java.util.Set.of("urn:example:more"))
                .customParam("urn:example:more", true);

        assertRefused(signed(ours, header, claims().build()));
    }

    @Test
    void refusesOtherAlgorithmsOfTheSameKey() throws JOSEException {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertRefused(signed(ours, new JWSHeader.Builder(algorithm).keyID(ours.getKeyID()), claims().build()));
        }
    }

    @Test
    void refusesATokenWithoutRolesOrWithASubjectThatIsNoAccount() throws JOSEException {
        assertRefused(signed(ours, claims -> claims.claim("roles", null)));
        assertRefused(signed(ours, claims -> claims.claim("roles", "ADMIN")));
        assertRefused(signed(ours, claims -> claims.claim("roles", List.of(1))));
        assertRefused(signed(ours, claims -> claims.subject("../admin")));
        assertRefused(signed(ours, claims -> claims.subject(" ")));
        assertRefused(signed(ours, claims -> claims.issueTime(null)));
    }

    private static JWSHeader.Builder header(@Nullable String keyId) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId);
    }

    private static String signed(RSAKey key, JWSHeader.Builder header, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void refusesTextThatIsNoToken() {
        assertRefused("not-a-token");
        assertRefused("a.b.c");
    }

    private void assertRefused(String token) {
        HttpResponse<String> answer = call("GET", "/api/v1/me", token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"cygi\", error=\"invalid_token\"");
        assertThat(answer.body()).contains("\"code\":\"UNAUTHENTICATED\"").doesNotContain("Exception");
    }

    private RSAKey key() throws JOSEException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                .getFirst()
                .toRSAKey();
    }

    private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                change.apply(claims()).build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("cygi-api")
                .subject("fan-1")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now.minusSeconds(1)))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("nickname", "Fan 1")
                .claim("roles", List.of("FAN"));
    }
}
