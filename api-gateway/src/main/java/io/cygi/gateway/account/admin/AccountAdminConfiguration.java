package io.cygi.gateway.account.admin;

import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.account.store.AdminGuard;
import io.cygi.gateway.audit.AuditLines;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the administration of accounts. */
@Configuration(proxyBeanMethods = false)
@Import(AccountAdminController.class)
public class AccountAdminConfiguration {

    @Bean
    AccountSearch accountSearch(JdbcTemplate jdbc, AccountRows rows) {
        return new AccountSearch(jdbc, rows);
    }

    @Bean
    AccountAdministration accountAdministration(
            AccountRows rows,
            AdminGuard admins,
            AccessEnding access,
            AuditLines audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new AccountAdministration(rows, admins, access, audit, new TransactionTemplate(transactions), clock);
    }
}
