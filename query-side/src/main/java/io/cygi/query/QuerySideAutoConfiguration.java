package io.cygi.query;

import io.cygi.messaging.ModuleSchema;
import io.cygi.query.admin.AdminConfiguration;
import io.cygi.query.concert.ConcertConfiguration;
import io.cygi.query.dashboard.DashboardConfiguration;
import io.cygi.query.fan.FanConfiguration;
import io.cygi.query.page.PageConfiguration;
import io.cygi.query.projection.ChangeNotifier;
import io.cygi.query.read.LongPoll;
import io.cygi.query.read.QuerySideProperties;
import io.cygi.query.read.ReadDatabase;
import io.cygi.query.remote.CallConfiguration;
import io.cygi.query.reservation.ReservationConfiguration;
import io.cygi.query.sales.SalesConfiguration;
import io.cygi.query.seat.map.SeatMapConfiguration;
import io.cygi.query.seat.projection.SeatProjectionConfiguration;
import io.cygi.query.seat.stream.SeatStreamConfiguration;
import io.cygi.query.time.TimeController;
import io.cygi.query.topup.TopUpConfiguration;
import io.cygi.query.wallet.WalletConfiguration;
import io.cygi.web.limit.Limits;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Configures the query side of a process. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "io.cygi.messaging.MessagingAutoConfiguration"
        })
@EntityScan(basePackageClasses = QuerySideAutoConfiguration.class)
@EnableJpaRepositories(basePackageClasses = QuerySideAutoConfiguration.class)
@EnableConfigurationProperties(QuerySideProperties.class)
@Import({
    PageConfiguration.class,
    ConcertConfiguration.class,
    SeatProjectionConfiguration.class,
    SeatMapConfiguration.class,
    SeatStreamConfiguration.class,
    SalesConfiguration.class,
    ReservationConfiguration.class,
    WalletConfiguration.class,
    TopUpConfiguration.class,
    FanConfiguration.class,
    AdminConfiguration.class,
    DashboardConfiguration.class,
    TimeController.class,
    CallConfiguration.class
})
public class QuerySideAutoConfiguration {

    @Bean
    FlywayMigrationInitializer querySideSchema(DataSource dataSource) {
        return ModuleSchema.of(dataSource, "query_side");
    }

    @Bean
    ChangeNotifier changeNotifier() {
        return new ChangeNotifier();
    }

    @Bean
    ReadDatabase readDatabase(DataSource dataSource, QuerySideProperties properties) throws SQLException {
        return ReadDatabase.beside(dataSource, properties.readConnectionsMax());
    }

    @Bean
    LongPoll longPoll(ChangeNotifier notifier, Clock clock, Limits limits) {
        return new LongPoll(notifier, clock, limits.waits());
    }
}
