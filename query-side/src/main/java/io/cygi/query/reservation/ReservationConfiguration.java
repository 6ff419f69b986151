package io.cygi.query.reservation;

import io.cygi.query.projection.BatchRows;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.projection.Projections;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.ReadDatabase;
import io.cygi.query.sales.SalesCounters;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The reservation view. */
@Configuration(proxyBeanMethods = false)
@Import(ReservationController.class)
public class ReservationConfiguration {

    /** As many as are decided within the time that rows are remembered, and then some. */
    private static final int RESERVATIONS_REMEMBERED_MAX = 20_000;

    private static final int CONCERTS_REMEMBERED_MAX = 1_000;

    @Bean
    BatchRows<String, ReservationRow> reservationBatches(JdbcTemplate jdbc, ChangeNotifier notifier) {
        return new BatchRows<>(
                jdbc,
                new ReservationTable(),
                RESERVATIONS_REMEMBERED_MAX,
                rows -> rows.forEach(row -> notifier.notifyNow(ReservationProjection.key(row.reservationId()))));
    }

    @Bean
    BatchRows<String, ReservationConcertRow> reservationConcertBatches(JdbcTemplate jdbc, ChangeNotifier notifier) {
        return new BatchRows<>(
                jdbc,
                new ReservationConcertTable(),
                CONCERTS_REMEMBERED_MAX,
                rows -> rows.forEach(row -> notifier.notifyNow(ConcertTitleCache.key(row.concertId()))));
    }

    @Bean
    ReservationProjection reservationProjection(
            BatchRows<String, ReservationConcertRow> concerts,
            BatchRows<String, ReservationRow> reservations,
            SalesCounters sales) {
        return new ReservationProjection(concerts, reservations, sales);
    }

    @Bean
    ConfigurerModule reservationProcessor(ReservationProjection projection) {
        return configurer -> Projections.register(
                configurer.eventProcessing(),
                ReservationProjection.GROUP,
                Projections.PER_AGGREGATE,
                projection::forget);
    }

    @Bean
    ConcertTitleCache concertTitleCache(ReadDatabase database, ChangeNotifier notifier) {
        return new ConcertTitleCache(database, notifier);
    }

    @Bean
    ReservationReader reservationReader(ReadDatabase database, ConcertTitleCache titles, JsonMapper json) {
        return new ReservationReader(database, titles, json);
    }

    @Bean
    ReservationPersonalData reservationPersonalData(ReservationReader reader, ReadDatabase database) {
        return new ReservationPersonalData(reader, database);
    }

    @Bean
    ReservationQueries reservationQueries(
            ReservationRowRepository rows,
            BatchRows<String, ReservationRow> batches,
            ConcertTitleCache titles,
            ReservationReader reader,
            LongPoll longPoll) {
        return new ReservationQueries(rows, batches, titles, reader, longPoll);
    }
}
