package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.RefundReservation;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.job.SettlementJob;
import io.cygi.settlement.run.RunRepository;
import io.cygi.settlement.run.RunState;
import io.cygi.settlement.run.SettlementRun;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Ended concerts are settled by the job with the real wallets. */
class SettlementTest {

    private static final MortalDataSource DATABASE = new MortalDataSource(thread ->
            thread.getName().startsWith("settlement-") || thread.getName().equals("sweep-settlement"));

    /** Number of statements between two deaths; with 1 the process dies at every statement. */
    private static final int DEATH_EVERY = Integer.getInteger("cygi.settlement.death-every", 61);

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext platform;
    private static Commands commands;
    private static SettlementStage stage;
    private static RunRepository runs;
    private static SettlementRepository settlements;

    @BeforeAll
    static void start() {
        SpringApplication application = CygiApplication.application();
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(DATABASE));
        platform = application.run(Production.options(
                folder,
                "--cygi.top-ups.enabled=false",
                "--cygi.settlement.cron=-",
                "--cygi.settlement.events-per-chunk=7"));
        commands = platform.getBean(Commands.class);
        stage = new SettlementStage(platform);
        runs = platform.getBean(RunRepository.class);
        settlements = platform.getBean(SettlementRepository.class);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void paysAnOrganizerOnceInManyRuns() {
        AccountId organizer = new AccountId("organizer-501");
        ConcertDetails details = stage.details(20);
        ConcertId concert = stage.schedule(organizer, details);
        List<ReservationId> reservations = new ArrayList<>();
        IntStream.range(0, 10).forEach(fan -> reservations.add(stage.request(concert, fan, 1 + fan)));
        stage.awaitConfirmed(concert, 10);
        // Half of 33,333 won is 16,666; all of it is all.
        commands.send(new CancelReservation(reservations.get(0), stage.fan(0), 50, Instant.now()));
        commands.send(new CancelReservation(reservations.get(1), stage.fan(1), 100, Instant.now()));
        stage.awaitCancelled(concert, 2);
        stage.close(concert, details);

        SettlementRun first = stage.run();
        stage.run();

        assertThat(first.state()).isEqualTo(RunState.COMPLETED);
        Settlement settlement = settlements.require(concert);
        assertThat(settlement.state()).isEqualTo(SettlementState.SETTLED);
        // Eight sold at 33,333, of each 5 % is 1,667 and 10 % of that 166; one kept half at 16,667: 833 and 83.
        long net = 8 * (33_333 - 1_667 - 166) + (16_667 - 833 - 83);
        assertThat(settlement.statement().totals().net()).isEqualTo(Money.krw(net));
        assertThat(stage.payouts(organizer)).containsExactly(Money.krw(net));
    }

    @Test
    void holdsBackASettlementThatDiffersAndPaysTheOthers() {
        AccountId organizer = new AccountId("organizer-502");
        ConcertDetails details = stage.details(20);
        ConcertId wrong = stage.schedule(organizer, details);
        ConcertId right = stage.schedule(organizer, details);
        stage.request(wrong, 20, 1);
        ReservationId refunded = stage.request(wrong, 21, 2);
        stage.request(right, 22, 1);
        stage.awaitConfirmed(wrong, 2);
        stage.awaitConfirmed(right, 1);
        // Moves money that the reservation does not know of.
        commands.send(new RefundReservation(new WalletId(stage.fan(21)), refunded, Money.krw(1), Instant.now()));
        stage.close(wrong, details);
        stage.close(right, details);

        SettlementRun run = stage.run();

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(settlements.require(right).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(settlements.require(wrong).state()).isEqualTo(SettlementState.HELD_BACK);
        assertThat(stage.payouts(organizer)).hasSize(1);
        assertThat(stage.findings(wrong)).containsExactly("REFUND_DIFFERS " + refunded.uuid() + " 0 1");
        stage.run();
        assertThat(settlements.require(wrong).state()).isEqualTo(SettlementState.HELD_BACK);
        assertThat(stage.findings(wrong)).hasSize(1);
    }

    @Test
    void settlesTheOthersIfOneConcertCannotBeRead() {
        AccountId organizer = new AccountId("organizer-503");
        ConcertDetails details = stage.details(20);
        ConcertId unreadable = stage.schedule(organizer, details);
        ConcertId readable = stage.schedule(organizer, details);
        stage.request(readable, 30, 1);
        stage.awaitConfirmed(readable, 1);
        stage.close(unreadable, details);
        stage.close(readable, details);
        JdbcTemplate jdbc = platform.getBean(JdbcTemplate.class);
        platform.getBean(EndedConcertProjection.class).unsettled(Instant.now().plus(Duration.ofHours(1)), 100).stream()
                .filter(ended -> ended.concert().concertId().equals(unreadable))
                .forEach(ended ->
                        settlements.add(ended.concert(), ended.currency(), LocalDate.now(SettlementStage.SEOUL)));
        stage.inTransaction(() -> jdbc.update("""
                UPDATE settlement SET state = 'READING', cut_index = 1, rule_version = 1, progress = 'none'
                 WHERE concert_id = ?""", unreadable.value()));

        SettlementRun run = stage.run();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.failed()).isOne();
        assertThat(settlements.require(readable).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(stage.findings(unreadable)).singleElement().asString().startsWith("FAULT");
        stage.inTransaction(() -> jdbc.update(
                "UPDATE settlement SET state = 'FOUND', progress = NULL WHERE concert_id = ?", unreadable.value()));
        assertThat(stage.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(settlements.require(unreadable).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(stage.findings(unreadable)).isEmpty();
    }

    /** Runs two jobs at the same time, as if each had lost the lock without knowing. */
    @Test
    void paysOnceIfTwoProcessesRunTheJobAtOnce() {
        AccountId organizer = new AccountId("organizer-504");
        List<ConcertId> concerts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ConcertDetails details = stage.details(20);
            ConcertId concert = stage.schedule(organizer, details);
            stage.request(concert, 50, 1);
            stage.request(concert, 51, 2);
            stage.awaitConfirmed(concert, 2);
            stage.close(concert, details);
            concerts.add(concert);
        }
        SettlementJob job = platform.getBean(SettlementJob.class);
        LocalDate until = LocalDate.now(SettlementStage.SEOUL).plusDays(1);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> job.run(TimeOrderedIds.next(), until)),
                        CompletableFuture.runAsync(() -> job.run(TimeOrderedIds.next(), until)),
                        CompletableFuture.runAsync(() -> job.run(TimeOrderedIds.next(), until)))
                .join();
        // A run that was overtaken may have left work to the next one.
        stage.run();

        assertThat(concerts).allMatch(concert -> settlements.require(concert).state() == SettlementState.SETTLED);
        assertThat(stage.payouts(organizer)).hasSize(4).containsOnly(Money.krw(2 * (33_333 - 1_667 - 166)));
    }

    /** Dies at one statement of a run after another; in every second case the statement does not arrive. */
    @Test
    void paysOnceAfterADeathAtAnyPoint() {
        boolean died = true;
        for (int statements = 0; died; statements += DEATH_EVERY) {
            AccountId organizer = new AccountId("organizer-6" + statements);
            ConcertDetails details = stage.details(20);
            ConcertId concert = stage.schedule(organizer, details);
            stage.request(concert, 40, 1);
            stage.request(concert, 41, 2);
            stage.awaitConfirmed(concert, 2);
            stage.close(concert, details);
            SettlementRun requested =
                    runs.request(LocalDate.now(SettlementStage.SEOUL).plusDays(1), "test");
            DATABASE.dieAfter(statements, statements % 2 == 0);
            Awaitility.await().atMost(SettlementStage.PATIENCE).until(() -> DATABASE.dead() || stage.ended(requested));
            died = DATABASE.revive();
            Awaitility.await().atMost(SettlementStage.PATIENCE).until(() -> stage.ended(requested));
            if (settlements.require(concert).state() != SettlementState.SETTLED) {
                // The next run takes what failed.
                stage.run();
            }

            Settlement settlement = settlements.require(concert);
            assertThat(settlement.state()).as("after %d statements", statements).isEqualTo(SettlementState.SETTLED);
            assertThat(stage.payouts(organizer))
                    .as("after %d statements", statements)
                    .containsExactly(Money.krw(2 * (33_333 - 1_667 - 166)));
            assertThat(settlement.statement().lineCount()).isEqualTo(6);
            assertThat(settlement.statement().events().count())
                    .isEqualTo(platform.getBean(StoredEvents.class).count(concert.value(), Long.MAX_VALUE));
        }
    }
}
