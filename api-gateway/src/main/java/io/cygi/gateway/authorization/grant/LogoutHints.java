package io.cygi.gateway.authorization.grant;

import com.nimbusds.jwt.JWTClaimsSet;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.token.IssuedTokens;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * Finds the grant of an ID token that an app sends with a logout. The signature proves the token, however old it is,
 * and its grant need not exist any more: a second logout, or one after a lock, is redirected like any other.
 */
public final class LogoutHints {

    private final IssuedTokens issued;
    private final GrantTables tables;

    /** Creates the search. @param issued verifies ID tokens @param tables the tables of grants */
    public LogoutHints(IssuedTokens issued, GrantTables tables) {
        this.issued = issued;
        this.tables = tables;
    }

    /**
     * {@return the ID token with its grant, empty if it was not issued here to an app}
     *
     * @param text any text of a caller
     */
    Optional<ShownToken> find(String text) {
        return issued.read(text).flatMap(claims -> shown(text, claims));
    }

    private Optional<ShownToken> shown(String text, JWTClaimsSet claims) {
        List<String> audience = claims.getAudience();
        @Nullable Date issuedAt = claims.getIssueTime();
        @Nullable Date expiresAt = claims.getExpirationTime();
        if (!(claims.getClaim(RevokedGrants.CLAIM) instanceof String grantId)
                || audience.size() != 1
                || issuedAt == null
                || expiresAt == null) {
            return Optional.empty();
        }
        StoredToken token = StoredToken.unused(text, TokenKind.ID, issuedAt.toInstant(), expiresAt.toInstant());
        Grant grant = tables.findGrant(grantId)
                .orElseGet(() -> ended(grantId, audience.getFirst(), claims.getSubject(), token.expiresAt()));
        boolean own = grant.clientId().equals(audience.getFirst())
                && grant.accountId().value().equals(claims.getSubject());
        return own ? Optional.of(new ShownToken(grant, token)) : Optional.empty();
    }

    private static Grant ended(String grantId, String clientId, String account, Instant at) {
        return new Grant(
                grantId,
                new AccountId(account),
                clientId,
                AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
                Set.of(OidcScopes.OPENID),
                null,
                null,
                null,
                null,
                at,
                at,
                true);
    }
}
