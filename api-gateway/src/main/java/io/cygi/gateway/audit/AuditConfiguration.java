package io.cygi.gateway.audit;

import io.cygi.messaging.processing.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Configures the audit log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
@Import(AuditController.class)
public class AuditConfiguration {

    private static final Duration DELETE_EVERY = Duration.ofMinutes(10);

    /** Bound on the batches that one run deletes, so that a long backlog does not keep the table busy. */
    private static final int DELETED_BATCHES_MAX = 100;

    @Bean
    AuditLines auditLines(JdbcTemplate jdbc, Clock clock) {
        return new AuditLines(jdbc, clock);
    }

    @Bean
    AuditReader auditReader(JdbcTemplate jdbc) {
        return new AuditReader(jdbc);
    }

    @Bean
    BufferedAuditLog auditLog(
            AuditLines lines, PlatformTransactionManager transactions, Clock clock, AuditProperties properties) {
        return new BufferedAuditLog(
                lines,
                new RefusalQuota(properties.refusalsPerNetwork(), properties.refusalsMax(), clock),
                new TransactionTemplate(transactions),
                clock,
                properties.queueMax());
    }

    @Bean
    Sweep auditWriting(BufferedAuditLog log, AuditProperties properties) {
        return new Sweep("audit-writing", properties.writeEvery(), log::drain);
    }

    @Bean
    Sweep auditDeletion(
            AuditLines lines, PlatformTransactionManager transactions, Clock clock, AuditProperties properties) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        return new Sweep("audit-deletion", DELETE_EVERY, () -> deleteOld(lines, transaction, clock, properties.keep()));
    }

    static void deleteOld(AuditLines lines, TransactionTemplate transaction, Clock clock, Duration keep) {
        boolean more = true;
        for (int batch = 0; more && batch < DELETED_BATCHES_MAX; batch++) {
            Integer deleted = transaction.execute(
                    status -> lines.deleteBatch(clock.instant().minus(keep)));
            more = deleted != null && AuditLines.fullBatch(deleted);
        }
    }

    @Bean
    WebMvcConfigurer adminActs(BufferedAuditLog log) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AdminActInterceptor(log)).addPathPatterns(AdminActInterceptor.PATHS);
            }
        };
    }
}
