package io.cygi.settlement.view;

import io.cygi.messaging.figure.Figure;
import io.cygi.messaging.figure.FigureSource;
import io.cygi.settlement.SettlementProperties;
import io.cygi.settlement.document.StatementDocuments;
import io.cygi.settlement.store.StatementEntryReader;
import io.cygi.web.limit.Limits;
import io.cygi.web.limit.Places;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures the endpoints of settlements and statements. */
@Configuration(proxyBeanMethods = false)
@Import({OrganizerSettlementController.class, AdminSettlementController.class})
public class ViewConfiguration {

    /** Bound on the statements that are written or sent at the same time. */
    private static final int DOCUMENTS_MAX = 32;

    /**
     * Bound on the statements of one account at the same time, so that it does not use up the few that can be written.
     */
    private static final int DOCUMENTS_OF_ONE_MAX = 2;

    @Bean
    SettlementReader settlementList(JdbcTemplate jdbc) {
        return new SettlementReader(jdbc);
    }

    @Bean
    FindingReader findingList(JdbcTemplate jdbc) {
        return new FindingReader(jdbc);
    }

    @Bean
    FigureSource settlementFindingCount(FindingReader findings) {
        return new FigureSource(Figure.FINDINGS, findings::open);
    }

    @Bean
    StatementDownload statementDownload(SettlementProperties properties, StatementEntryReader entries, Limits limits) {
        Places places = limits.work(
                "documents", DOCUMENTS_MAX, DOCUMENTS_OF_ONE_MAX, "Too many statements are being written; try again.");
        return new StatementDownload(
                new StatementDocuments(properties.zone(), properties.documentWait()), entries, places);
    }
}
