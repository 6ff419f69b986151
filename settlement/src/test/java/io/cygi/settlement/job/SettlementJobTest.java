package io.cygi.settlement.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.RefundPolicy;
import io.cygi.contracts.concert.Section;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.settlement.SettlementModuleTest;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The next attempt works on every concert, whatever an earlier attempt left behind. There are no bookings and no
 * payouts.
 */
@SettlementModuleTest
class SettlementJobTest {

    private static final Instant ENDED_AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate UNTIL = LocalDate.parse("2026-03-02");

    @Autowired
    private EventStore events;

    @Autowired
    private EndedConcertProjection ended;

    @Autowired
    private SettlementJob job;

    @Autowired
    private JobRepository repository;

    @Autowired
    private SettlementRepository settlements;

    @Autowired
    private FindingRepository findings;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void readsAConcertThatAnEarlierAttemptOfTheRunFailedAt() {
        String run = TimeOrderedIds.next();
        ConcertId concert = endedConcert();
        findings.add(concert, run, List.of(Finding.fault("It failed.")));

        SettlementJob.Ending ending = job.run(run, UNTIL);

        assertThat(settlements.require(concert).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(ending).isEqualTo(SettlementJob.Ending.COMPLETED);
        assertThat(findings.open(concert)).isZero();
    }

    /** Spring Batch creates the execution of a partition and stores its context one after the other. */
    @Test
    void readsAConcertOfAPartitionWithoutAContext() {
        String run = TimeOrderedIds.next();
        ConcertId concert = endedConcert();
        JobExecution left = left(run);
        repository.createStepExecution(JobNames.READ, left);
        repository.createStepExecution(JobNames.READ + ":" + concert, left);

        SettlementJob.Ending ending = job.run(run, UNTIL);

        assertThat(settlements.require(concert).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(ending).isEqualTo(SettlementJob.Ending.COMPLETED);
        assertThat(repository.getJobExecution(left.getId()))
                .isNotNull()
                .matches(execution -> !execution.getStatus().isRunning() && execution.getEndTime() != null);
    }

    /** Spring Batch stores an instance and its execution one after the other as well. */
    @Test
    void readsAConcertOfAnInstanceWithoutAnExecution() {
        String run = TimeOrderedIds.next();
        ConcertId concert = endedConcert();
        repository.createJobInstance(JobNames.JOB, parameters(run));

        SettlementJob.Ending ending = job.run(run, UNTIL);

        assertThat(settlements.require(concert).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(ending).isEqualTo(SettlementJob.Ending.COMPLETED);
    }

    @Test
    void failsIfItSkippedAConcert() {
        String run = TimeOrderedIds.next();
        ConcertId concert = endedConcert();
        job.run(run, UNTIL);
        transaction.executeWithoutResult(status -> jdbc.update(
                "UPDATE settlement SET state = ? WHERE concert_id = ?", "NO_STEP_TAKES_IT", concert.value()));

        SettlementJob.Ending ending = job.run(TimeOrderedIds.next(), UNTIL);

        setState(concert, SettlementState.SETTLED);
        assertThat(ending).isEqualTo(SettlementJob.Ending.FAILED);
    }

    /** The concert has no defaults, one payment has no number, and the reason of a rejection is a code of the API. */
    @Test
    void settlesAConcertWhoseEventsWereStoredInAnEarlierRevision() {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        ReservationId unpaid = new ReservationId(concert, TimeOrderedIds.next());
        ReservationId rejected = new ReservationId(concert, TimeOrderedIds.next());
        String id = concert.value();
        insert(id, 0, "concert.scheduled", """
                "concertId":"%s","organizerId":"organizer-1","details":{"title":"Night","description":"","venue":"Hall",\
                "startsAt":"2026-03-01T10:00:00Z","endsAt":"2026-03-01T12:00:00Z","salesOpenAt":"2026-02-01T10:00:00Z",\
                "salesCloseAt":"2026-03-01T10:00:00Z","purchaseLimit":4,"holdSeconds":300,"refundPolicy":{"fullUntilDays":7,\
                "partialUntilDays":1,"partialPercent":50},"waitingRoom":{"enabled":false},"sections":[{"name":"A",\
                "price":{"amount":1,"currency":"KRW"},"rows":3,"seatsPerRow":12}]}""".formatted(id));
        insertRequested(unpaid);
        insert(unpaid.toString(), 1, "reservation.held", """
                "reservationId":"%s","holdUntil":"2026-02-02T10:00:00Z","paying":false""".formatted(unpaid));
        insert(unpaid.toString(), 2, "reservation.payment-started", "\"reservationId\":\"" + unpaid + "\"");
        insert(unpaid.toString(), 3, "reservation.payment-failed", """
                "reservationId":"%s","attempt":1,"reason":"INSUFFICIENT_FUNDS","holdUntil":"2026-02-02T10:00:00Z\"""".formatted(unpaid));
        insert(unpaid.toString(), 4, "reservation.expired", "\"reservationId\":\"" + unpaid + "\"");
        insertRequested(rejected);
        insert(rejected.toString(), 1, "reservation.rejected", """
                "reservationId":"%s","reason":"NOT_FOUND","takenSeats":[],"paymentStarted":false""".formatted(rejected));
        insert(id, 1, "concert.closed", "\"concertId\":\"" + id + "\"");
        awaitEnded(concert);

        SettlementJob.Ending ending = job.run(TimeOrderedIds.next(), UNTIL);

        assertThat(findings.open(concert)).isZero();
        assertThat(settlements.require(concert).state()).isEqualTo(SettlementState.SETTLED);
        assertThat(ending).isEqualTo(SettlementJob.Ending.COMPLETED);
    }

    private void insertRequested(ReservationId reservation) {
        insert(reservation.toString(), 0, "reservation.requested", """
                "reservationId":"%s","fanId":"fan-1","seats":[{"seat":"A-1-1","price":{"amount":1,"currency":"KRW"}}],\
                "total":{"amount":1,"currency":"KRW"},"handsFree":false,"purchaseLimit":4,\
                "holdUntil":"2026-02-02T10:00:00Z\"""".formatted(reservation));
    }

    private void insert(String aggregateId, long sequence, String type, String fields) {
        transaction.executeWithoutResult(status -> jdbc.update(
                """
                INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
                       recorded_at, payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, 'test', ?, '2026-02-02T09:00:00.000Z', ?, '1', ?, '{}')""",
                aggregateId,
                sequence,
                TimeOrderedIds.next(),
                type,
                "{" + fields + ",\"at\":\"2026-02-02T09:00:00Z\"}"));
    }

    private void setState(ConcertId concert, SettlementState state) {
        transaction.executeWithoutResult(status ->
                jdbc.update("UPDATE settlement SET state = ? WHERE concert_id = ?", state.name(), concert.value()));
    }

    private JobExecution left(String run) {
        JobParameters parameters = parameters(run);
        JobExecution left = repository.createJobExecution(
                repository.createJobInstance(JobNames.JOB, parameters), parameters, new ExecutionContext());
        left.setStatus(BatchStatus.STARTED);
        left.setStartTime(LocalDateTime.now(ZoneId.systemDefault()));
        repository.update(left);
        return left;
    }

    private static JobParameters parameters(String run) {
        return new JobParametersBuilder()
                .addString(JobNames.RUN, run)
                .addLocalDate(JobNames.UNTIL, UNTIL)
                .addLong(JobNames.PART, 1L)
                .addLong(JobNames.ROUND, 1L)
                .toJobParameters();
    }

    private ConcertId endedConcert() {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        Instant startsAt = ENDED_AT.minus(Duration.ofHours(2));
        Instant publishedAt = startsAt.minus(Duration.ofDays(30));
        ConcertDetails details = new ConcertDetails(
                "유리 심장",
                "",
                "광주",
                startsAt,
                ENDED_AT,
                publishedAt,
                startsAt,
                4,
                300,
                RefundPolicy.STANDARD,
                WaitingRoomSettings.OFF,
                List.of(new Section("A", Money.krw(10_000), 1, 10)));
        String id = concert.value();
        events.publish(
                new GenericDomainEventMessage<>(
                        "Concert",
                        id,
                        0,
                        new ConcertScheduled(concert, new AccountId("organizer-1"), details, publishedAt)),
                new GenericDomainEventMessage<>("Concert", id, 1, new ConcertClosed(concert, ENDED_AT)));
        awaitEnded(concert);
        return concert;
    }

    private void awaitEnded(ConcertId concert) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ended.unsettled(Instant.now(), 100).stream()
                .anyMatch(found -> found.concert().concertId().equals(concert)));
    }
}
