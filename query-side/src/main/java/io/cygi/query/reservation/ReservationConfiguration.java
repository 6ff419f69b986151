package io.cygi.query.reservation;

import io.cygi.query.projection.BatchRowStore;
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

/** Configures the view of reservations. */
@Configuration(proxyBeanMethods = false)
@Import(ReservationController.class)
public class ReservationConfiguration {

    /** Most reservations that are cached: more than are decided within the time for which rows are cached. */
    private static final int RESERVATIONS_CACHED_MAX = 20_000;

    private static final int CONCERTS_CACHED_MAX = 1_000;

    @Bean
    BatchRowStore<String, ReservationRow> reservationRows(JdbcTemplate jdbc, ChangeNotifier notifier) {
        return new BatchRowStore<>(
                jdbc,
                ReservationRow.MAPPING,
                ReservationRow::keyOfAggregate,
                RESERVATIONS_CACHED_MAX,
                rows -> rows.forEach(row -> notifier.notifyNow(ReservationProjection.key(row.reservationId()))));
    }

    @Bean
    BatchRowStore<String, ReservationConcertRow> reservationConcertRows(JdbcTemplate jdbc, ChangeNotifier notifier) {
        return new BatchRowStore<>(
                jdbc,
                ReservationConcertRow.MAPPING,
                ReservationConcertRow::keyOfAggregate,
                CONCERTS_CACHED_MAX,
                rows -> rows.forEach(row -> notifier.notifyNow(ConcertTitleCache.key(row.concertId()))));
    }

    @Bean
    ReservationProjection reservationProjection(
            BatchRowStore<String, ReservationConcertRow> concerts,
            BatchRowStore<String, ReservationRow> reservations,
            SalesCounters sales) {
        return new ReservationProjection(concerts, reservations, sales);
    }

    @Bean
    ConfigurerModule reservationProcessor(ReservationProjection projection) {
        return configurer -> Projections.register(
                configurer.eventProcessing(),
                ReservationProjection.GROUP,
                Projections.PER_AGGREGATE,
                projection::clearCache);
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
            BatchRowStore<String, ReservationRow> committed,
            ConcertTitleCache titles,
            ReservationReader reader,
            LongPoll longPoll) {
        return new ReservationQueries(rows, committed, titles, reader, longPoll);
    }
}
