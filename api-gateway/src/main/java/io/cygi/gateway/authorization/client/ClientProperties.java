package io.cygi.gateway.authorization.client;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the apps that may log accounts in.
 *
 * @param clients the apps, none unless configured
 */
@Validated
@ConfigurationProperties("cygi")
public record ClientProperties(@NotNull @DefaultValue List<@Valid PublicClient> clients) {

    /**
     * A public client: an app without a secret, such as one on a phone. It proves itself by PKCE.
     *
     * @param id the app's {@code client_id}
     * @param redirectUris addresses to which codes may be sent; compared character by character
     * @param postLogoutRedirectUris addresses to which a browser may be sent after a logout
     * @param scopes scopes that the app may ask for
     */
    public record PublicClient(
            @NotNull
            @jakarta.validation.constraints.Pattern(
                    regexp = "[a-z0-9][a-z0-9-]{2,49}",
                    message = "must be 3 to 50 lower-case letters, digits and dashes")
            String id,

            @NotNull @Size(min = 1, max = 20) List<String> redirectUris,
            @NotNull @DefaultValue List<String> postLogoutRedirectUris,
            @NotNull @DefaultValue({"openid", "profile"}) Set<String> scopes) {

        private static final Set<String> SCOPES = Set.of("openid", "profile", "email");
        private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
        private static final int URI_LENGTH_MAX = 500;

        /** Checks the configured values at the start. */
        public PublicClient {
            redirectUris.forEach(PublicClient::requireSafe);
            postLogoutRedirectUris.forEach(PublicClient::requireSafe);
            if (!SCOPES.containsAll(scopes)) {
                throw new IllegalArgumentException("cygi.clients[].scopes must be among " + SCOPES);
            }
        }

        /** Accepts an address for codes only if it uses TLS, is on this machine, or has the scheme of an app. */
        private static void requireSafe(String address) {
            URI uri = URI.create(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean safe = scheme.equals("https") && uri.getHost() != null
                    || scheme.equals("http") && LOOPBACK.contains(String.valueOf(uri.getHost()))
                    || scheme.contains(".");
            if (!safe || uri.getFragment() != null || address.length() > URI_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "cygi.clients[].redirect-uris must be https addresses, http addresses of"
                                + " this machine, or of a scheme with a dot in it, without a fragment: " + address);
            }
        }
    }
}
