package io.cygi.gateway.account;

import io.cygi.gateway.account.access.AccessCache;
import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.access.CatchUp;
import io.cygi.gateway.account.admin.AccountAdminConfiguration;
import io.cygi.gateway.account.personal.PersonalConfiguration;
import io.cygi.gateway.account.store.AccountOpener;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AdminGuard;
import io.cygi.gateway.audit.AuditLines;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.Sweep;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures accounts, and the check that what was issued to them is still valid. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountProperties.class)
@Import({AccountAdminConfiguration.class, PersonalConfiguration.class})
public class AccountConfiguration {

    private static final String DEMO = "demo";

    @Bean
    AccountOpener accountOpener(
            AccountRows rows, JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new AccountOpener(rows, jdbc, new TransactionTemplate(transactions), clock);
    }

    /**
     * Decides whether there is an admin. Without the demo profile demo accounts do not count as admins, because nobody
     * can log in to them.
     */
    @Bean
    AdminGuard adminGuard(AccountRows rows, Environment environment) {
        return new AdminGuard(rows, environment.acceptsProfiles(Profiles.of(DEMO)) ? "" : DEMO);
    }

    @Bean
    FirstAdmin firstAdmin(
            AccountProperties properties,
            AccountRows rows,
            AdminGuard admins,
            AuditLines audit,
            PlatformTransactionManager transactions) {
        return new FirstAdmin(
                properties.firstAdminProfile(), rows, admins, audit, new TransactionTemplate(transactions));
    }

    @Bean
    ApplicationRunner firstAdminRunner(FirstAdmin firstAdmin) {
        return arguments -> firstAdmin.promoteKnown();
    }

    @Bean
    Accounts accounts(
            AccountRows rows,
            AccountOpener opener,
            FirstAdmin firstAdmin,
            Commands commands,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new StoredAccounts(rows, opener, firstAdmin, commands, new TransactionTemplate(transactions), clock);
    }

    @Bean
    AccessCache accountAccess(AccountRows rows, Clock clock, AccountProperties properties) {
        AccessCache cache = new AccessCache(rows, clock, properties.accessChangesMax());
        cache.load();
        return cache;
    }

    @Bean
    CatchUp accountAccessCatchUp(AccessCache cache) {
        return new CatchUp("account-access", cache::refresh);
    }

    @Bean
    Sweep accountAccessRefresh(AccessCache cache, AccountProperties properties) {
        return new Sweep("account-access", properties.accessRefresh(), cache::refresh);
    }

    @Bean
    AccessEnding accessEnding(ObjectProvider<AccessEndedListener> listeners, AccessCache cache) {
        return new AccessEnding(listener -> listeners.orderedStream().forEach(listener), cache);
    }
}
