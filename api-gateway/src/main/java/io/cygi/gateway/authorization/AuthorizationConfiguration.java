package io.cygi.gateway.authorization;

import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.access.CatchUp;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.authorization.client.ClientProperties;
import io.cygi.gateway.authorization.client.Clients;
import io.cygi.gateway.authorization.grant.AppLogins;
import io.cygi.gateway.authorization.grant.BrowserSessions;
import io.cygi.gateway.authorization.grant.GrantAuthorizationService;
import io.cygi.gateway.authorization.grant.GrantBasis;
import io.cygi.gateway.authorization.grant.GrantOpener;
import io.cygi.gateway.authorization.grant.GrantTables;
import io.cygi.gateway.authorization.grant.Grants;
import io.cygi.gateway.authorization.grant.LogoutHints;
import io.cygi.gateway.authorization.grant.RevokedGrants;
import io.cygi.gateway.authorization.key.ApiKeys;
import io.cygi.gateway.authorization.key.ErasedAccountKeys;
import io.cygi.gateway.authorization.key.KeyConfiguration;
import io.cygi.gateway.login.LoginService;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.SessionCookies;
import io.cygi.gateway.token.IssuedTokens;
import io.cygi.gateway.token.TokenProperties;
import io.cygi.messaging.processing.Sweep;
import io.cygi.web.caller.TokenListener;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.transaction.support.TransactionOperations;

/** Configures grants and clients. {@link AuthorizationServerConfiguration} configures their endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthorizationProperties.class, ClientProperties.class})
@Import({AuthorizationServerConfiguration.class, KeyConfiguration.class})
public class AuthorizationConfiguration {

    private static final Duration PURGE_PERIOD = Duration.ofMinutes(1);
    private static final Duration REVOKED_PERIOD = Duration.ofSeconds(3);

    @Bean
    AuthorizationServerSettings authorizationServerSettings(TokenProperties properties) {
        return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
    }

    @Bean
    GrantTables grantTables(JdbcTemplate jdbc) {
        return new GrantTables(jdbc);
    }

    @Bean
    RevokedGrants revokedGrants(GrantTables tables, Clock clock, TokenProperties properties) {
        RevokedGrants revoked = new RevokedGrants(
                tables,
                clock,
                properties.accessTimeToLive().plus(properties.clockSkew().multipliedBy(2)));
        // Revocations are read before the first token is checked.
        revoked.refresh();
        return revoked;
    }

    @Bean
    Grants grants(
            GrantTables tables,
            TransactionOperations transaction,
            RevokedGrants revokedGrants,
            AuditLog audit,
            Clock clock) {
        return new Grants(tables, transaction, revokedGrants, audit, clock);
    }

    @Bean
    GrantOpener grantOpener(
            GrantTables tables,
            TransactionOperations transaction,
            GrantBasis basis,
            RevokedGrants revokedGrants,
            Clock clock,
            AuthorizationProperties properties) {
        return new GrantOpener(tables, transaction, basis, revokedGrants, clock, properties.liveGrantsMax());
    }

    @Bean
    GrantBasis grantBasis(ObjectProvider<Accounts> accounts, Sessions sessions, ApiKeys keys) {
        return new StoredGrantBasis(accounts::getObject, sessions, keys);
    }

    @Bean
    Clients clients(
            ClientProperties properties, ApiKeys keys, TokenProperties tokens, AuthorizationProperties authorization) {
        return new Clients(properties, keys, tokens, authorization);
    }

    @Bean
    GrantAuthorizationService grantAuthorizationService(
            Grants grants,
            GrantOpener opener,
            Clients clients,
            BrowserSessions sessions,
            LogoutHints hints,
            ObjectProvider<TokenListener> listeners) {
        return new GrantAuthorizationService(grants, opener, clients, sessions, hints, listeners::forEach);
    }

    @Bean
    LogoutHints logoutHints(IssuedTokens issued, GrantTables tables) {
        return new LogoutHints(issued, tables);
    }

    @Bean
    AppLogins appLogins(GrantTables tables, Clock clock) {
        return new AppLogins(tables, clock);
    }

    @Bean
    BrowserSessions browserSessions(SessionCookies cookies, LoginService logins) {
        return new CookieBrowserSessions(cookies, logins);
    }

    @Bean
    GrantLogoutHandler grantLogoutHandler(GrantAuthorizationService authorizations, BrowserSessions sessions) {
        return new GrantLogoutHandler(authorizations, sessions);
    }

    /**
     * Creates the listener that is called after those of sessions and keys, because the opening of a grant locks those
     * first.
     */
    @Bean
    @Order(3)
    AccountGrantsListener accountGrantsListener(Grants grants) {
        return new AccountGrantsListener(grants);
    }

    @Bean
    @Order(2)
    ErasedAccountKeys erasedAccountKeys(ApiKeys keys, ObjectProvider<Accounts> accounts) {
        return new ErasedAccountKeys(keys, accounts::getObject);
    }

    @Bean
    SessionRegistry untrackedSessions() {
        return new UntrackedSessions();
    }

    @Bean
    CatchUp revokedGrantsCatchUp(RevokedGrants revokedGrants) {
        return new CatchUp("revoked-grants", revokedGrants::refresh);
    }

    @Bean
    Sweep revokedGrantsRefresh(RevokedGrants revokedGrants) {
        return new Sweep("revoked-grants", REVOKED_PERIOD, revokedGrants::refresh);
    }

    @Bean
    Sweep grantPurge(Grants grants) {
        return new Sweep("grants", PURGE_PERIOD, grants::purge);
    }
}
