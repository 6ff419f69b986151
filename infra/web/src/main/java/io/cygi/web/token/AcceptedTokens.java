package io.cygi.web.token;

import java.time.Duration;

/**
 * The claims that a token must have to be accepted.
 *
 * @param issuer the public address of the platform, the {@code iss} of its tokens
 * @param audience the audience of the tokens
 * @param clockSkew the most by which the clocks of two processes may differ
 */
public record AcceptedTokens(String issuer, String audience, Duration clockSkew) {}
