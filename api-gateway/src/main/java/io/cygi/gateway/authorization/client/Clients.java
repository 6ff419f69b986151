package io.cygi.gateway.authorization.client;

import io.cygi.gateway.audit.request.AuditedAccount;
import io.cygi.gateway.authorization.AuthorizationProperties;
import io.cygi.gateway.authorization.client.ClientProperties.PublicClient;
import io.cygi.gateway.authorization.key.ApiKey;
import io.cygi.gateway.authorization.key.ApiKeys;
import io.cygi.gateway.token.TokenProperties;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Finds clients: apps in the configuration and API keys in the database. */
public final class Clients implements RegisteredClientRepository {

    /** Name of the client setting that holds the account that an API key acts for. */
    public static final String ACCOUNT_SETTING = "cygi.account";

    private final Map<String, RegisteredClient> apps;
    private final ApiKeys keys;
    private final TokenSettings keyTokens;

    /**
     * Reads the configured apps.
     *
     * @throws IllegalStateException if an app has the name of the API, so that its ID tokens would be access tokens
     */
    public Clients(
            ClientProperties properties, ApiKeys keys, TokenProperties tokens, AuthorizationProperties authorization) {
        TokenSettings appTokens = TokenSettings.builder()
                .authorizationCodeTimeToLive(authorization.codeTimeToLive())
                .accessTokenTimeToLive(tokens.accessTimeToLive())
                .refreshTokenTimeToLive(authorization.refreshTimeToLive())
                .reuseRefreshTokens(false)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
        this.apps = properties.clients().stream()
                .map(app -> app(app, appTokens, tokens.audience()))
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getId, Function.identity()));
        this.keys = keys;
        this.keyTokens = TokenSettings.builder()
                .accessTokenTimeToLive(tokens.accessTimeToLive())
                .build();
    }

    private static RegisteredClient app(PublicClient app, TokenSettings tokens, String audience) {
        if (app.id().equals(audience)) {
            throw new IllegalStateException("A client of cygi.clients must not have the name of the API, " + audience);
        }
        return RegisteredClient.withId(app.id())
                .clientId(app.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> all.addAll(app.redirectUris()))
                .postLogoutRedirectUris(all -> all.addAll(app.postLogoutRedirectUris()))
                .scopes(all -> all.addAll(app.scopes()))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(tokens)
                .build();
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        RegisteredClient app = apps.get(clientId);
        return app == null ? keys.find(clientId).map(this::client).orElse(null) : app;
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    private RegisteredClient client(ApiKey key) {
        AuditedAccount.note(key.accountId());
        return RegisteredClient.withId(key.keyId())
                .clientId(key.keyId())
                .clientSecret(key.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(key.scopes()))
                .clientSettings(ClientSettings.builder()
                        .setting(ACCOUNT_SETTING, key.accountId().value())
                        .build())
                .tokenSettings(keyTokens)
                .build();
    }

    /** Refuses to register a client. Only the endpoint of API keys adds clients at runtime. */
    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered in the configuration or as API keys");
    }
}
