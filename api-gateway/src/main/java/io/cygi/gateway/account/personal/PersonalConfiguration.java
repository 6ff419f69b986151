package io.cygi.gateway.account.personal;

import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.gateway.account.AccountProperties;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.access.AccessEnding;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.audit.AuditLines;
import io.cygi.gateway.audit.AuditReader;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.Sweep;
import io.cygi.messaging.store.history.StoredEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Configures the export and the erasure of personal data. */
@Configuration(proxyBeanMethods = false)
@Import(PersonalController.class)
public class PersonalConfiguration {

    private static final Duration RESUME_EVERY = Duration.ofSeconds(10);
    private static final int ACCOUNTS_PER_LOOK_MAX = 1_000;

    @Bean
    PersonalExport personalExport(
            Accounts accounts, AuditReader audit, ObjectProvider<PersonalData> modules, JsonMapper json) {
        return new PersonalExport(
                accounts,
                audit,
                modules.stream()
                        .sorted(Comparator.comparing(PersonalData::name))
                        .toList(),
                json);
    }

    @Bean
    ErasureSteps erasureSteps(
            AccountRows rows,
            AccessEnding access,
            AuditLines audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ErasureSteps(rows, access, audit, new TransactionTemplate(transactions), clock);
    }

    @Bean
    AccountErasure accountErasure(
            ErasureSteps steps,
            StoredEvents events,
            ObjectProvider<ErasureObstacle> obstacles,
            Commands commands,
            Clock clock) {
        return new AccountErasure(
                steps,
                new OutstandingPayments(events),
                obstacles.orderedStream().toList(),
                commands,
                clock);
    }

    @Bean
    Sweep interruptedErasures(AccountErasure erasure, ErasureSteps steps, AccountProperties properties) {
        return new Sweep("account-erasure", RESUME_EVERY, () -> {
            try {
                erasure.resume(properties.erasureResumeAfter(), ACCOUNTS_PER_LOOK_MAX);
            } finally {
                steps.cleanLateLines(ACCOUNTS_PER_LOOK_MAX);
            }
        });
    }
}
