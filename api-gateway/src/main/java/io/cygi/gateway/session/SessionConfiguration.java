package io.cygi.gateway.session;

import io.cygi.gateway.account.AccessEndedListener;
import io.cygi.gateway.account.AccountAccess;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.PublicAddress;
import io.cygi.gateway.session.cookie.SessionCookies;
import io.cygi.gateway.token.TokenIssuer;
import io.cygi.messaging.processing.Sweep;
import io.cygi.web.caller.SessionCaller;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Configures the sessions of browsers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
public class SessionConfiguration {

    private static final Duration ENDED_PERIOD = Duration.ofSeconds(1);
    private static final Duration REMOVAL_PERIOD = Duration.ofMinutes(1);

    @Bean
    PublicAddress publicAddress(
            @Value("${" + PublicAddress.PROPERTY + ":http://localhost:${server.port:8080}}") String origin) {
        return new PublicAddress(origin);
    }

    @Bean
    SessionTable sessionTable(JdbcOperations jdbc, PlatformTransactionManager transactions) {
        return new SessionTable(JdbcClient.create(jdbc), new TransactionTemplate(transactions));
    }

    /**
     * Creates the listener on the table, apart from {@link Sessions}, which depends on accounts, because accounts call
     * it. A logout locks sessions before grants as well.
     */
    @Bean
    @Order(1)
    AccessEndedListener sessionsEndWithAccess(SessionTable table, Clock clock) {
        return accountId -> table.endAll(accountId, clock.instant());
    }

    @Bean
    PersonalSessions personalSessions(SessionTable table) {
        return new PersonalSessions(table);
    }

    @Bean
    Sessions loginSessions(
            SessionTable table,
            Accounts accounts,
            AccountAccess access,
            SessionProperties life,
            Clock clock,
            SessionSeal seal) {
        return new Sessions(table, accounts, access, life, clock, seal);
    }

    @Bean
    SessionCookies sessionCookies(PublicAddress address) {
        return new SessionCookies(address);
    }

    @Bean
    CsrfCheck csrfCheck(PublicAddress address) {
        return new CsrfCheck(address);
    }

    @Bean
    SessionSecurityContextRepository sessionSecurityContexts(Sessions sessions, SessionCookies cookies) {
        return new SessionSecurityContextRepository(sessions, cookies);
    }

    @Bean
    SessionCaller sessionCaller(Sessions sessions, SessionCookies cookies, CsrfCheck csrf) {
        return new CookieCaller(sessions, cookies, csrf);
    }

    @Bean
    ApiSessions apiSessions(
            Sessions sessions,
            SessionCookies cookies,
            CsrfCheck csrf,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return new ApiSessions(sessions, cookies, csrf, problems);
    }

    /** Creates the tokens for services that run apart. One process of all services needs none. */
    @Bean
    RelayTokens relayTokens(TokenIssuer tokens, SessionCookies cookies, Clock clock) {
        return new RelayTokens(
                caller -> tokens.relay(
                                caller.accountId(),
                                caller.nickname(),
                                caller.roles().stream().sorted().toList())
                        .accessToken(),
                cookies,
                clock);
    }

    @Bean
    Sweep endedSessions(Sessions sessions) {
        return new Sweep("ended-sessions", ENDED_PERIOD, sessions::forgetEnded);
    }

    @Bean
    Sweep sessionRemoval(Sessions sessions) {
        return new Sweep("session-removal", REMOVAL_PERIOD, sessions::removeOver);
    }
}
