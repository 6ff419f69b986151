package io.cygi.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import io.cygi.gateway.login.provider.ProviderRegistrations;
import io.cygi.gateway.ratelimit.LoginsUnderWay;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * Stores a login under way in an encrypted cookie of its browser, so that a begun login costs the platform no memory. A
 * process accepts the answer to a login once; across processes the provider refuses a code that was used.
 */
final class LoginStateCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest>, LoginsUnderWay {

    /**
     * Name of the attribute that holds the page to return to, in an authorization request and in the request that
     * answers it.
     */
    static final String RETURN_URL = LoginStateCookie.class.getName() + ".returnUrl";

    /** Time within which a login must be answered. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String COOKIE = "LOGIN";
    private static final int USED_MAX = 100_000;
    private static final String REGISTRATION = "reg";
    private static final String STATE = "st";
    private static final String NONCE = "no";
    private static final String VERIFIER = "cv";
    private static final String RETURN = "ret";

    private final byte[] key;
    private final ProviderRegistrations registrations;
    private final SessionCookies cookies;
    private final Clock clock;
    private final Cache<String, Boolean> used = states();
    private final Cache<String, Boolean> admitted = states();

    LoginStateCookie(byte[] key, ProviderRegistrations registrations, SessionCookies cookies, Clock clock) {
        this.key = key.clone();
        this.registrations = registrations;
        this.cookies = cookies;
        this.clock = clock;
    }

    private static Cache<String, Boolean> states() {
        return Caffeine.newBuilder()
                .maximumSize(USED_MAX)
                .expireAfterWrite(LIFE)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request, HttpServletResponse response) {
        if (login == null) {
            cookies.write(request, response, COOKIE, "", Duration.ZERO);
            return;
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim(REGISTRATION, login.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                .claim(STATE, login.getState())
                .claim(NONCE, login.getAttribute(OidcParameterNames.NONCE))
                .claim(VERIFIER, login.getAttribute(PkceParameterNames.CODE_VERIFIER))
                .claim(RETURN, login.getAttribute(RETURN_URL))
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .build();
        cookies.write(request, response, COOKIE, encrypted(claims), LIFE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        @Nullable JWTClaimsSet claims = begun(request);
        if (claims == null) {
            return null;
        }
        request.setAttribute(RETURN_URL, claims.getClaim(RETURN));
        ClientRegistration registration =
                registrations.findByRegistrationId(String.valueOf(claims.getClaim(REGISTRATION)));
        return registration == null ? null : request(claims, registration);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest login = loadAuthorizationRequest(request);
        if (login == null || used.asMap().putIfAbsent(login.getState(), true) != null) {
            return null;
        }
        saveAuthorizationRequest(null, request, response);
        return login;
    }

    @Override
    public boolean admits(HttpServletRequest callback) {
        @Nullable JWTClaimsSet claims = begun(callback);
        if (claims == null) {
            return false;
        }
        String state = String.valueOf(claims.getClaim(STATE));
        return used.getIfPresent(state) == null && admitted.asMap().putIfAbsent(state, true) == null;
    }

    /**
     * {@return the login that the request answers, null if its cookie and state belong to no login that was begun in
     * time}
     */
    private @Nullable JWTClaimsSet begun(HttpServletRequest request) {
        @Nullable String state = request.getParameter(OAuth2ParameterNames.STATE);
        @Nullable JWTClaimsSet claims = state == null ? null : decrypted(request);
        return claims != null && answers(claims, state) ? claims : null;
    }

    private boolean answers(JWTClaimsSet claims, String state) {
        Date until = claims.getExpirationTime();
        boolean inTime = until != null && clock.instant().isBefore(until.toInstant());
        return inTime
                && claims.getClaim(STATE) instanceof String begun
                && MessageDigest.isEqual(
                        begun.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    private static OAuth2AuthorizationRequest request(JWTClaimsSet claims, ClientRegistration registration) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(Set.copyOf(registration.getScopes()))
                .state(String.valueOf(claims.getClaim(STATE)))
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId());
                    put(attributes, OidcParameterNames.NONCE, claims.getClaim(NONCE));
                    put(attributes, PkceParameterNames.CODE_VERIFIER, claims.getClaim(VERIFIER));
                })
                .build();
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private String encrypted(JWTClaimsSet claims) {
        try {
            EncryptedJWT sealed = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), claims);
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK cannot encrypt by AES-GCM", e);
        }
    }

    private @Nullable JWTClaimsSet decrypted(HttpServletRequest request) {
        @Nullable String cookie = cookies.read(request, COOKIE).orElse(null);
        if (cookie == null) {
            return null;
        }
        try {
            EncryptedJWT sealed = EncryptedJWT.parse(cookie);
            sealed.decrypt(new DirectDecrypter(key));
            return sealed.getJWTClaimsSet();
        } catch (ParseException | JOSEException | IllegalStateException e) {
            // The cookie was not sealed here, or was changed.
            return null;
        }
    }
}
