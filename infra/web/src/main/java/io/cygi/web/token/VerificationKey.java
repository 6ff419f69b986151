package io.cygi.web.token;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * The public part of a signing key.
 *
 * @param keyId the key's identifier, the {@code kid} of its tokens
 * @param key verifies the signatures
 * @param verifiesUntil time at which the last token of the key expires, {@link Instant#MAX} if it is not known
 */
public record VerificationKey(String keyId, RSAPublicKey key, Instant verifiesUntil) {}
