package io.cygi.settlement.view;

import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.book.Entries;
import io.cygi.settlement.document.StatementDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires what is shown of settlements. */
@Configuration(proxyBeanMethods = false)
@Import({OrganizerSettlementController.class, AdminSettlementController.class})
public class ViewConfiguration {

    @Bean
    SettlementList settlementList(JdbcTemplate jdbc) {
        return new SettlementList(jdbc);
    }

    @Bean
    FindingList findingList(JdbcTemplate jdbc) {
        return new FindingList(jdbc);
    }

    @Bean
    Download statementDownload(SettlementProperties properties, Entries entries) {
        return new Download(new StatementDocuments(properties.zone(), properties.documentWait()), entries);
    }
}
