package io.cygi.standalone.demo;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.concert.ConcertCommand.CancelConcert;
import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.contracts.concert.ConcertCommand.CloseSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.reservation.ReservationCommand.RequestReservation;
import io.cygi.contracts.reservation.ReservationEvent.ReservationCancelled;
import io.cygi.contracts.reservation.ReservationEvent.ReservationConfirmed;
import io.cygi.contracts.reservation.ReservationEvent.ReservationHeld;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.Requester;
import io.cygi.contracts.value.WalletId;
import io.cygi.contracts.wallet.WalletCommand.OpenWallet;
import io.cygi.messaging.Commands;
import io.cygi.messaging.processing.ProcessorPositions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Creates the demo concerts if there are no concerts yet, by the same commands that other callers send. */
final class DemoData {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final Money FAN_BALANCE = Money.krw(10_000_000);
    private static final Duration BOOKING_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration READ_SIDE_TIMEOUT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 100;

    private final Commands commands;
    private final ProcessorPositions positions;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Path folder;

    DemoData(
            Commands commands,
            ProcessorPositions positions,
            JdbcTemplate jdbc,
            JsonMapper json,
            Clock clock,
            Path folder) {
        this.commands = commands;
        this.positions = positions;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.folder = folder;
    }

    /** {@return the concert on sale; empty if the platform has concerts that are no demo concerts} */
    Optional<ConcertId> make() throws IOException, InterruptedException {
        Optional<DemoPlan> begun = DemoPlan.in(folder, json);
        if (begun.isEmpty() && anyConcert()) {
            return Optional.empty();
        }
        DemoPlan plan = begun.orElseGet(() -> DemoPlan.begin(clock.instant()));
        if (!plan.done()) {
            plan.write(folder, json);
            make(plan);
            plan.finished().write(folder, json);
        }
        return Optional.of(plan.id(DemoConcert.ON_SALE));
    }

    private boolean anyConcert() {
        return !jdbc.queryForList(
                        "SELECT 1 FROM domain_event WHERE payload_type = ? LIMIT 1",
                        Integer.class,
                        EventTypes.PLATFORM.nameOf(ConcertScheduled.class))
                .isEmpty();
    }

    private void make(DemoPlan plan) throws InterruptedException {
        for (DemoConcert concert : DemoConcert.values()) {
            openWallet(concert.organizerId(), Money.ZERO);
            commands.send(new ScheduleConcert(
                    plan.id(concert),
                    concert.organizerId(),
                    concert.details(plan.origin()),
                    concert.scheduledAt(plan.origin())));
        }
        for (DemoConcert concert : DemoConcert.values()) {
            for (RequestReservation request :
                    DemoBookings.of(concert, plan.id(concert), plan.origin(), clock.instant())) {
                openWallet(request.fanId(), FAN_BALANCE);
                commands.send(request);
            }
        }
        for (DemoConcert concert : DemoConcert.values()) {
            await(plan.id(concert), ReservationConfirmed.class, concert.bookings());
            await(plan.id(concert), ReservationHeld.class, concert.bookings() + concert.holds());
        }
        end(plan);
        if (!positions.awaitCaughtUp(READ_SIDE_TIMEOUT)) {
            LOG.warn("The read side has not caught up with the demo data yet");
        }
    }

    private void end(DemoPlan plan) throws InterruptedException {
        ConcertId ended = plan.id(DemoConcert.CLOSED);
        ConcertDetails details = DemoConcert.CLOSED.details(plan.origin());
        ConcertDetails closing = DemoConcert.SALES_CLOSED.details(plan.origin());
        unlessDone(new CloseSales(plan.id(DemoConcert.SALES_CLOSED), closing.salesCloseAt()));
        unlessDone(new CloseSales(ended, details.salesCloseAt()));
        unlessDone(new CloseConcert(ended, details.endsAt()));
        unlessDone(new CancelConcert(
                plan.id(DemoConcert.CANCELLED),
                new Requester(DemoConcert.CANCELLED.organizerId(), false),
                "A typhoon is on its way. 태풍으로 인해 취소되었습니다.",
                clock.instant()));
        await(plan.id(DemoConcert.CANCELLED), ReservationCancelled.class, DemoConcert.CANCELLED.bookings());
    }

    private void openWallet(AccountId owner, Money balance) {
        commands.send(new OpenWallet(new WalletId(owner), balance, clock.instant()));
    }

    /** Sends a command that may have been carried out before, by the platform itself or by a start that crashed. */
    private void unlessDone(Object command) {
        try {
            commands.send(command);
        } catch (RefusedException e) {
            if (e.code() != ProblemCode.INVALID_STATE) {
                throw e;
            }
            LOG.debug("{} was done before", command.getClass().getSimpleName(), e);
        }
    }

    private void await(ConcertId concertId, Class<?> event, int expected) throws InterruptedException {
        Instant deadline = clock.instant().plus(BOOKING_TIMEOUT);
        while (count(concertId, event) < expected) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException("Of " + expected + " demo reservations not all came to "
                        + event.getSimpleName() + " within " + BOOKING_TIMEOUT.toSeconds() + " s");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private int count(ConcertId concertId, Class<?> event) {
        String first = concertId + "/reservation/";
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "SELECT COUNT(*) FROM domain_event"
                                + " WHERE aggregate_identifier BETWEEN ? AND ? AND payload_type = ?",
                        Integer.class,
                        first,
                        first + "~",
                        EventTypes.PLATFORM.nameOf(event)),
                0);
    }
}
