package io.cygi.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.EdgeTest;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Identity;
import io.cygi.gateway.token.SigningKeys;
import io.cygi.gateway.token.TokenIssuer;
import io.cygi.gateway.token.TokenProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The audit line of a token that is no longer valid names its account, and that of a forged token names none. */
class RefusedTokenTest extends EdgeTest {

    private final SigningKeys keys;
    private final TokenProperties properties;
    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final TokenIssuer tokens;

    @Autowired
    RefusedTokenTest(
            SigningKeys keys, TokenProperties properties, JdbcTemplate jdbc, Accounts accounts, TokenIssuer tokens) {
        this.keys = keys;
        this.properties = properties;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @Test
    void namesTheOwnerOfATokenOfThePlatform() throws Exception {
        RSAKey own = keys.signing().jwk();
        RSAKey another = new RSAKeyGenerator(2048).keyID(own.getKeyID()).generate();
        String owner = "a-" + UUID.randomUUID();
        String madeUp = "a-" + UUID.randomUUID();

        assertThat(call("GET", "/api/v1/me", expired(madeUp, another)).statusCode())
                .isEqualTo(401);
        assertThat(call("GET", "/api/v1/me", expired(owner, own)).statusCode()).isEqualTo(401);

        await().atMost(Duration.ofSeconds(20)).until(() -> addresses(owner).size() == 1);
        assertThat(addresses(owner)).containsExactly("127.0.0.1");
        assertThat(addresses(madeUp)).isEmpty();
    }

    @Test
    void keepsNoAddressInALineThatComesLongAfterAnErasure() {
        AccountId account = accounts.signIn(
                        new Identity("late", UUID.randomUUID().toString(), null, null))
                .accountId();
        String token = tokens.issue(account, "N", List.of("FAN")).accessToken();
        assertThat(call("DELETE", "/api/v1/me", token).statusCode()).isEqualTo(204);
        update(
                "UPDATE account SET access_changed_ms = access_changed_ms - 86400000 WHERE account_id = ?",
                account.value());
        update("DELETE FROM audit_line WHERE actor = ? OR subject = ?", account.value(), account.value());

        assertThat(call("GET", "/api/v1/me", token).statusCode()).isEqualTo(401);
        assertThat(call("DELETE", "/api/v1/me", token).statusCode()).isEqualTo(401);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> addresses(account.value()).size() == 2);
        assertThat(addresses(account.value())).containsOnlyNulls();
    }

    private List<String> addresses(String subject) {
        return jdbc.queryForList(
                "SELECT address FROM audit_line WHERE subject = ? AND action = 'ACCESS_REFUSED'",
                String.class,
                subject);
    }

    private String expired(String subject, RSAKey key) throws Exception {
        Instant issuedAt = Instant.now().minus(Duration.ofDays(2));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(properties.issuer())
                        .audience(properties.audience())
                        .subject(subject)
                        .issueTime(Date.from(issuedAt))
                        .notBeforeTime(Date.from(issuedAt))
                        .expirationTime(Date.from(issuedAt.plusSeconds(60)))
                        .claim("roles", List.of("FAN"))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
