package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.reservation.ReservationCommand.CancelReservation;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationCommand.StartPayment;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.PricedSeat;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.ProcessorPositions;
import io.cygi.messaging.store.history.EventHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs the whole platform in this process with bookings that skip the checks before the aggregates, so that the
 * aggregates decide all races. Every event is delivered to the processes a second time.
 */
class RedeliveryTest {

    private static final int FANS = 30;
    private static final Money PRICE = Money.krw(50_000);
    private static final Money OPENING = Money.krw(120_000);

    /**
     * Time of a hold that nobody pays, in seconds. Hands-free bookings are not bounded by it, so they may take long on
     * a busy machine.
     */
    private static final int HOLD_SECONDS = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext platform;
    private static Commands commands;

    @BeforeAll
    static void start() {
        platform = CygiApplication.application().run(Production.options(folder, "--cygi.top-ups.enabled=false"));
        commands = platform.getBean(Commands.class);
        openWallets(0, FANS);
    }

    private static void openWallets(int first, int count) {
        IntStream.range(first, first + count)
                .forEach(fan -> commands.send(new OpenWallet(new WalletId(fan(fan)), OPENING, Instant.now())));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void sellsASeatOnceToManyAcceptedBookings() {
        ConcertId concert = schedule(1, 300);
        openWallets(3 * FANS, FANS);
        List<ReservationId> reservations = IntStream.range(3 * FANS, 4 * FANS)
                .parallel()
                .mapToObj(fan -> request(concert, fan, true, List.of(new SeatNumber("A", 1, 1))))
                .toList();

        Books books = awaitFinal(concert, reservations.size());

        assertThat(books.confirmed()).isOne();
        assertThat(books.statuses().values())
                .filteredOn("REJECTED SEAT_TAKEN"::equals)
                .hasSize(FANS - 1);
        assertThat(books.seats()).hasSize(1);
    }

    @Test
    void changesNothingWhenEveryEventIsDeliveredAgain() {
        ConcertId concert = schedule(40, 1);
        Random random = new Random(20260301);
        int requested = 120;
        List<ReservationId> reservations = IntStream.range(0, requested)
                .mapToObj(number -> request(
                        concert, random.nextInt(FANS), number % 4 != 0, someSeats(random, 1 + random.nextInt(3))))
                .toList();
        awaitFinal(concert, requested);
        cancelSome(concert, reservations);
        Books before = awaitFinal(concert, requested);
        assertThat(before.statuses().values())
                .contains("CONFIRMED", "EXPIRED", "CANCELLED", "REJECTED SEAT_TAKEN", "REJECTED LIMIT_EXCEEDED");

        Redelivery.ofEverything(platform, PATIENCE);

        assertThat(Books.of(platform.getBean(EventHistory.class), concert)).isEqualTo(before);
        assertThat(platform.getBean(JdbcTemplate.class).queryForObject("SELECT COUNT(*) FROM saga_entry", Long.class))
                .isZero();
    }

    /** The first attempt fails, and is delivered again when there is money, before and during the second one. */
    @Test
    void ignoresARedeliveredPaymentAttempt() {
        ConcertId concert = schedule(1, 300);
        AccountId fan = fan(5 * FANS);
        WalletId wallet = new WalletId(fan);
        ReservationId reservation = requestHeld(concert, fan);
        commands.send(new StartPayment(reservation, fan, Instant.now()));
        awaitEvents(concert, "ReservationPaymentFailed");
        commands.send(new OpenWallet(wallet, OPENING, Instant.now()));

        Redelivery.ofEverything(platform, PATIENCE);

        Books failed = Books.of(platform.getBean(EventHistory.class), concert);
        assertThat(failed.balances()).containsEntry(wallet.toString(), OPENING);
        assertThat(failed.events()).containsEntry("ReservationPaymentFailed", 1);

        commands.send(new StartPayment(reservation, fan, Instant.now()));
        Books paid = awaitFinal(concert, 1);
        assertThat(paid.confirmed()).isOne();
        assertThat(paid.balances()).containsEntry(wallet.toString(), OPENING.minus(PRICE));

        Redelivery.ofEverything(platform, PATIENCE);

        assertThat(Books.of(platform.getBean(EventHistory.class), concert)).isEqualTo(paid);
    }

    private static ReservationId requestHeld(ConcertId concert, AccountId fan) {
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        Instant now = Instant.now();
        commands.send(new RequestReservation(
                reservation,
                fan,
                List.of(new PricedSeat(new SeatNumber("A", 1, 1), PRICE)),
                false,
                4,
                now.plus(PATIENCE),
                now));
        awaitEvents(concert, "ReservationHeld");
        return reservation;
    }

    private static void awaitEvents(ConcertId concert, String type) {
        Awaitility.await().atMost(PATIENCE).until(() -> Books.of(platform.getBean(EventHistory.class), concert)
                .events()
                .containsKey(type));
    }

    @Test
    void storesTheSagaOfABookingOnlyIfItOutlivesItsBatch() {
        JdbcTemplate jdbc = platform.getBean(JdbcTemplate.class);
        ConcertId concert = schedule(40, 1);
        long before = associationsEver(jdbc);
        IntStream.range(0, 20)
                .forEach(fan -> request(concert, FANS + fan, true, List.of(new SeatNumber("A", 1, 1 + fan))));
        Books books = awaitFinal(concert, 20);
        assertThat(books.statuses().values()).allMatch("REJECTED INSUFFICIENT_FUNDS"::equals);
        assertThat(associationsEver(jdbc))
                .as("a rejected one has something to give back")
                .isGreaterThan(before);

        ConcertId another = schedule(40, 1);
        openWallets(2 * FANS, 20);
        long beforePaid = associationsEver(jdbc);
        IntStream.range(0, 20)
                .forEach(fan -> request(another, 2 * FANS + fan, true, List.of(new SeatNumber("A", 1, 1 + fan))));
        assertThat(awaitFinal(another, 20).confirmed()).isEqualTo(20);
        assertThat(associationsEver(jdbc)).as("confirmed hands-free").isEqualTo(beforePaid);

        request(another, 2 * FANS, false, List.of(new SeatNumber("A", 1, 30)));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(associationsEver(jdbc))
                .isGreaterThan(beforePaid));
        awaitFinal(another, 21);
        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM saga_entry", Long.class))
                .isZero();
    }

    /** Returns the number of associations of sagas that were ever stored. */
    private static long associationsEver(JdbcTemplate jdbc) {
        Long next = jdbc.queryForObject(
                "SELECT AUTO_INCREMENT FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'saga_association'",
                Long.class);
        return next == null ? 0 : next;
    }

    private static void cancelSome(ConcertId concert, List<ReservationId> reservations) {
        Books books = Books.of(platform.getBean(EventHistory.class), concert);
        List<ReservationId> confirmed = reservations.stream()
                .filter(reservation -> "CONFIRMED".equals(books.statuses().get(reservation.toString())))
                .toList();
        IntStream.range(0, confirmed.size())
                .filter(index -> index % 3 == 0)
                .forEach(index -> commands.send(
                        new CancelReservation(confirmed.get(index), owner(confirmed.get(index)), 50, Instant.now())));
    }

    private static AccountId owner(ReservationId reservation) {
        AtomicReference<AccountId> owner = new AtomicReference<>();
        platform.getBean(EventHistory.class).read(reservation.toString(), event -> {
            if (event.getPayload() instanceof ReservationRequested requested) {
                owner.set(requested.fanId());
            }
        });
        return owner.get();
    }

    private static Books awaitFinal(ConcertId concert, int reservations) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> Books.of(platform.getBean(EventHistory.class), concert),
                        books -> books.statuses().size() == reservations
                                && books.statuses().values().stream().noneMatch(RedeliveryTest::underWay)
                                && platform.getBean(ProcessorPositions.class).awaitCaughtUp(PATIENCE)
                                && books.equals(Books.of(platform.getBean(EventHistory.class), concert)));
    }

    private static boolean underWay(String status) {
        return status.startsWith("REQUESTED") || status.equals("CANCELLING") || status.endsWith("+");
    }

    private static ReservationId request(ConcertId concert, int fan, boolean handsFree, List<SeatNumber> seats) {
        ReservationId reservation = new ReservationId(concert, TimeOrderedIds.next());
        Instant now = Instant.now();
        commands.send(new RequestReservation(
                reservation,
                fan(fan),
                seats.stream().map(seat -> new PricedSeat(seat, PRICE)).toList(),
                handsFree,
                4,
                now.plusSeconds(handsFree ? PATIENCE.toSeconds() : HOLD_SECONDS),
                now));
        return reservation;
    }

    private static List<SeatNumber> someSeats(Random random, int count) {
        Set<SeatNumber> seats = new HashSet<>();
        Stream.generate(() -> new SeatNumber("A", 1, 1 + random.nextInt(40)))
                .takeWhile(seat -> seats.size() < count)
                .forEach(seats::add);
        return List.copyOf(seats);
    }

    private static ConcertId schedule(int seats, int holdSeconds) {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        Instant now = Instant.now();
        commands.send(new ScheduleConcert(
                concert,
                new AccountId("organizer-1"),
                new ConcertDetails(
                        "Redelivery",
                        "",
                        "Here",
                        now.plus(Duration.ofDays(30)),
                        now.plus(Duration.ofDays(31)),
                        now,
                        now.plus(Duration.ofDays(29)),
                        4,
                        holdSeconds,
                        RefundPolicy.STANDARD,
                        WaitingRoomSettings.OFF,
                        List.of(new Section("A", PRICE, 1, seats))),
                now));
        return concert;
    }

    private static AccountId fan(int number) {
        return new AccountId("fan-" + number);
    }
}
