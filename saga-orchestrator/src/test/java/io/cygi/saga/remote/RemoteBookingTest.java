package io.cygi.saga.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TestDatabase;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.remote.command.RemoteCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sagas without aggregates in their process send commands to two command sides, one of which ends meanwhile. */
@Timeout(180)
class RemoteBookingTest {

    private static final String SAGAS = "io.cygi.saga.SagaOrchestratorAutoConfiguration";
    private static final String AGGREGATES = "io.cygi.command.CommandSideAutoConfiguration";
    private static final Money PRICE = Money.krw(1_000);

    private static final ConfigurableApplicationContext FIRST = start("first", SAGAS, "cygi.commands.serve=true");
    private static final ConfigurableApplicationContext SECOND = start("second", SAGAS, "cygi.commands.serve=true");
    private static final ConfigurableApplicationContext SAGA = start(
            "saga",
            AGGREGATES,
            "cygi.commands.transport=remote",
            "cygi.services.name=saga-orchestrator",
            "cygi.services.command-side=" + address(FIRST) + "," + address(SECOND));

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Process {}

    private static ConfigurableApplicationContext start(String nodeId, String left, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.addAll(List.of(
                "spring.autoconfigure.exclude=" + left,
                "cygi.messaging.node-id=" + nodeId,
                "cygi.services.key=a key that only the tests of the sagas have",
                "logging.level.root=error",
                "server.address=127.0.0.1",
                "server.port=0",
                "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
                "spring.datasource.hikari.auto-commit=false"));
        return new SpringApplicationBuilder(Process.class)
                .initializers(new TestDatabase())
                .properties(all.toArray(String[]::new))
                .run();
    }

    private static String address(ConfigurableApplicationContext process) {
        return "http://127.0.0.1:" + process.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        SAGA.close();
        FIRST.close();
        SECOND.close();
    }

    @Test
    void booksThroughTheRemainingCommandSide() {
        assertThat(SAGA.getBean(Commands.class)).isInstanceOf(RemoteCommands.class);
        String correlation = Correlation.newId();
        ReservationId first = Correlation.call(correlation, () -> request(FIRST));

        awaitConfirmed(List.of(first));
        assertThat(correlations(first)).containsOnly(correlation);

        List<ReservationId> reservations = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            reservations.add(request(SECOND));
        }
        FIRST.close();
        for (int i = 0; i < 10; i++) {
            reservations.add(request(SECOND));
        }

        awaitConfirmed(reservations);
    }

    /** {@return a hands-free booking of a new fan} */
    private static ReservationId request(ConfigurableApplicationContext process) {
        Instant now = process.getBean(Clock.class).instant();
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        AccountId fan = new AccountId("fan-" + concert);
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        Commands commands = process.getBean(Commands.class);
        commands.send(new OpenWallet(new WalletId(fan), Money.krw(5_000), now));
        commands.send(new RequestReservation(
                reservation, fan, List.of(new PricedSeat(seat(), PRICE)), true, 4, now.plusSeconds(300), now));
        return reservation;
    }

    private static SeatNumber seat() {
        return new SeatNumber("A", 1, 1);
    }

    private static void awaitConfirmed(List<ReservationId> reservations) {
        for (ReservationId each : reservations) {
            while (events(each.toString(), "reservation.confirmed") == 0) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(events(new SeatId(each.concertId(), seat()).toString(), "seat.sold"))
                    .isOne();
        }
    }

    private static int events(String aggregate, String type) {
        return SECOND.getBean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier = ? AND payload_type = ?",
                        Integer.class,
                        aggregate,
                        type);
    }

    private static List<String> correlations(ReservationId reservation) {
        return SECOND.getBean(JdbcTemplate.class)
                .queryForList(
                        "SELECT JSON_VALUE(CONVERT(meta_data USING utf8mb4), '$.correlationId') FROM domain_event"
                                + " WHERE aggregate_identifier IN (?, ?)",
                        String.class,
                        reservation.toString(),
                        new SeatId(reservation.concertId(), seat()).toString());
    }
}
