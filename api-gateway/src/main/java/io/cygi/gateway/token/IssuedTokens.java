package io.cygi.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.cygi.contracts.value.AccountId;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens that were signed here, whether or not they are still valid: their account and their grant. It
 * authenticates nobody.
 */
public final class IssuedTokens {

    private final SigningKeys keys;
    private final String issuer;

    /** Creates the reader. @param keys all keys, retired ones included @param issuer the issuer of the tokens */
    IssuedTokens(SigningKeys keys, String issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /** {@return the claims of a token, empty if it was not signed here} @param text any text of a caller */
    public Optional<JWTClaimsSet> read(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            @Nullable SigningKey key = key(token.getHeader().getKeyID());
            boolean signed = key != null
                    && JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new RSASSAVerifier(key.jwk().toRSAPublicKey()));
            return signed && issuer.equals(token.getJWTClaimsSet().getIssuer())
                    ? Optional.of(token.getJWTClaimsSet())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalStateException e) {
            // The text is not a token that was signed here.
            return Optional.empty();
        }
    }

    /** {@return the account of a token, empty if the token was not signed here} @param text any text of a caller */
    public Optional<AccountId> account(String text) {
        try {
            return read(text).map(JWTClaimsSet::getSubject).map(AccountId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private @Nullable SigningKey key(@Nullable String keyId) {
        if (keyId == null) {
            return null;
        }
        @Nullable SigningKey known = known(keyId);
        if (known == null) {
            keys.lookIfDue();
            known = known(keyId);
        }
        return known;
    }

    private @Nullable SigningKey known(String keyId) {
        return keys.all().stream()
                .filter(key -> key.keyId().equals(keyId))
                .findFirst()
                .orElse(null);
    }
}
