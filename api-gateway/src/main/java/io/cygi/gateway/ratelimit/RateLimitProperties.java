package io.cygi.gateway.ratelimit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rates of requests. Each rate is written as a number of requests and a time, for example {@code 200/4s}. An address is
 * an IPv4 address or an IPv6 network of 64 bits.
 *
 * @param account API requests of one account
 * @param key API requests with the tokens of one API key
 * @param address API requests of one address that have no valid token or session
 * @param login requests of one address that begin or continue a login, and authorization requests
 * @param failedLogins failed logins of one address
 * @param failedTokens failed requests of one address to the token and revocation endpoints
 * @param tokens tokens that are issued or revoked at one address
 * @param keyTokens tokens that are issued to one API key
 * @param knownClient requests of a client that got a token at the same address in the last hour, once that address has
 *     used up {@code failedTokens}
 * @param demoTokens demo tokens that one address asks for
 * @param keysMax bound on the accounts, API keys or addresses that each limit keeps in memory
 */
@Validated
@ConfigurationProperties("cygi.rate-limits")
record RateLimitProperties(
        @DefaultValue("200/4s") String account,
        @DefaultValue("200/4s") String key,
        @DefaultValue("1000/10s") String address,
        @DefaultValue("1000/20s") String login,
        @DefaultValue("2000/1m") String failedLogins,
        @DefaultValue("2000/1m") String failedTokens,
        @DefaultValue("2000/20s") String tokens,
        @DefaultValue("120/1m") String keyTokens,
        @DefaultValue("60/1m") String knownClient,
        @DefaultValue("100/1m") String demoTokens,
        @Min(1_000) @Max(10_000_000) @DefaultValue("100000") int keysMax) {

    /** Checks the rates. */
    RateLimitProperties {
        Stream.of(account, key, address, login, failedLogins, failedTokens, tokens, keyTokens, knownClient, demoTokens)
                .forEach(Rate::valueOf);
    }
}
