package io.cygi.web.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies a token with the signing key that its {@code kid} names. A verifier is prepared for each key, because a
 * verifier of several keys would build the key again for each token. A token without a known {@code kid} is refused,
 * and keys that a token names in another way ({@code jwk}, {@code jku}, {@code x5u}, {@code x5c}) are ignored.
 */
final class KeyedJwtDecoder implements JwtDecoder {

    /** Bound on the token headers that are cached by their text. There is one for each key and kind of token. */
    private static final int HEADERS_MAX = 64;

    private final VerificationKeys keys;
    private final Clock clock;
    private final Function<NimbusJwtDecoder, JwtDecoder> completion;
    private volatile Prepared prepared = new Prepared(List.of(), Map.of());

    /** Creates the decoder. @param completion adds the checks of claims to a verifier of signatures */
    KeyedJwtDecoder(VerificationKeys keys, Clock clock, Function<NimbusJwtDecoder, JwtDecoder> completion) {
        this.keys = keys;
        this.clock = clock;
        this.completion = completion;
    }

    private record Verifier(JwtDecoder decoder, VerificationKey key) {}

    /** The verifiers of the keys that are known at one time. */
    private static final class Prepared {

        private final List<VerificationKey> from;
        private final Map<String, Verifier> byKeyId;
        private final Map<String, Verifier> byHeader = new ConcurrentHashMap<>();

        Prepared(List<VerificationKey> from, Map<String, Verifier> byKeyId) {
            this.from = from;
            this.byKeyId = byKeyId;
        }
    }

    @Override
    public Jwt decode(String token) {
        int end = token.indexOf('.');
        if (end <= 0) {
            throw new BadJwtException("The token is malformed.");
        }
        String header = token.substring(0, end);
        Prepared current = prepared();
        Verifier known = current.byHeader.get(header);
        Verifier verifier = known == null ? verifier(header) : known;
        if (!clock.instant().isBefore(verifier.key.verifiesUntil())) {
            throw new BadJwtException("The token's key is retired.");
        }
        Jwt decoded = verifier.decoder.decode(token);
        if (known == null && current.byHeader.size() < HEADERS_MAX) {
            current.byHeader.put(header, verifier);
        }
        return decoded;
    }

    private Verifier verifier(String header) {
        @Nullable String keyId = keyId(header);
        if (keyId == null) {
            throw new BadJwtException("The token names no key.");
        }
        @Nullable Verifier known = prepared().byKeyId.get(keyId);
        if (known == null) {
            keys.lookIfDue();
            known = prepared().byKeyId.get(keyId);
        }
        if (known == null) {
            if (!keys.fresh()) {
                throw new UnknownKeyException();
            }
            throw new BadJwtException("The token's key is unknown.");
        }
        return known;
    }

    private static @Nullable String keyId(String header) {
        try {
            return JWSHeader.parse(new Base64URL(header)).getKeyID();
        } catch (ParseException | IllegalArgumentException e) {
            throw new BadJwtException("The token's header is malformed.");
        }
    }

    private Prepared prepared() {
        Prepared current = prepared;
        List<VerificationKey> all = keys.verificationKeys();
        if (current.from != all) {
            current = prepare(all);
            prepared = current;
        }
        return current;
    }

    private Prepared prepare(List<VerificationKey> all) {
        Map<String, Verifier> verifiers = new HashMap<>();
        for (VerificationKey key : all) {
            NimbusJwtDecoder signature = NimbusJwtDecoder.withPublicKey(key.key())
                    .signatureAlgorithm(SignatureAlgorithm.RS256)
                    .build();
            verifiers.put(key.keyId(), new Verifier(completion.apply(signature), key));
        }
        return new Prepared(all, Map.copyOf(verifiers));
    }
}
