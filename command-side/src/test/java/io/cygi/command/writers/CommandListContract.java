package io.cygi.command.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.worker.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two command sides carry out lists as if each command had been sent alone, over every transport. */
@Timeout(120)
abstract class CommandListContract {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int LISTS = 40;

    /** Takes the sequence number of the reservation's last event. */
    private static final String RIVAL = """
        INSERT INTO domain_event (aggregate_identifier, sequence_number, aggregate_type, event_identifier,
               recorded_at, payload_type, payload_revision, payload, meta_data)
        SELECT aggregate_identifier, 2, aggregate_type, CONCAT('x', SUBSTRING(event_identifier, 2)),
               recorded_at, payload_type, payload_revision, payload, meta_data
          FROM domain_event
         WHERE aggregate_identifier = ?\
        """;

    private final TwoCommandSides sides;
    private final Commands first;
    private final Commands second;

    /** @param sides both @param first sends to the first one @param second sends to the second one */
    CommandListContract(TwoCommandSides sides, Commands first, Commands second) {
        this.sides = sides;
        this.first = first;
        this.second = second;
    }

    private Sale sale() {
        return new Sale(sides);
    }

    /** As the interface says it, one command after another. */
    private static ListOutcome oneByOne(Commands side, List<?> step) {
        Commands single = side::ask;
        return single.sendInOrder(step);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void hasTheSameResultAsItsCommandsOneByOne(long seed) {
        Random random = new Random(seed);
        Sale listed = sale();
        Sale single = sale();
        for (int number = 0; number < LISTS; number++) {
            List<Object> step = new ArrayList<>();
            List<Object> copy = new ArrayList<>();
            if (random.nextInt(4) == 0) {
                int which = random.nextInt(Sale.RESERVATIONS);
                step.addAll(listed.booking(which));
                copy.addAll(single.booking(which));
            } else {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    int kind = random.nextInt(10);
                    int which = random.nextInt(Sale.RESERVATIONS);
                    int seat = random.nextInt(2);
                    step.add(listed.command(kind, which, seat));
                    copy.add(single.command(kind, which, seat));
                }
            }

            ListOutcome expected = oneByOne(first, copy);
            ListOutcome outcome = (random.nextBoolean() ? first : second).sendInOrder(step);

            assertThat(outcome.carriedOut())
                    .as("seed %d, list %d: %s", seed, number, step)
                    .isEqualTo(expected.carriedOut());
            assertThat(code(outcome)).as("seed %d, list %d", seed, number).isEqualTo(code(expected));
        }
        assertThat(listed.history()).isEqualTo(single.history());
    }

    private static String code(ListOutcome outcome) {
        return outcome.refusal() == null ? "none" : outcome.refusal().code().name();
    }

    /** Its last event waits for a rival. What was stored by then would be seen. */
    @Test
    void storesABookingInOneTransaction() throws Exception {
        Sale sale = sale();
        TransactionTemplate transaction = new TransactionTemplate(sides.bean(PlatformTransactionManager.class));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ListOutcome> list = transaction.execute(rival -> {
                sides.bean(JdbcTemplate.class)
                        .update(RIVAL, sale.reservations().getFirst().toString());
                Future<ListOutcome> sent = threads.submit(() -> first.sendInOrder(sale.booking(0)));
                while (waiting() == 0) {
                    // The server renews its answer only where nobody has asked for a tenth of a second.
                    LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
                }
                assertThat(stored(sale)).isZero();
                rival.setRollbackOnly();
                return sent;
            });

            assertThat(list.get()).isEqualTo(new ListOutcome(9, null));
        }
        // Claimed, held, held, sold, sold.
        assertThat(stored(sale)).isEqualTo(5);
    }

    private int waiting() {
        return other().queryForObject(
                        "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
                        Integer.class);
    }

    private int stored(Sale sale) {
        return other().queryForObject(
                        "SELECT COUNT(*) FROM domain_event WHERE aggregate_identifier IN (?, ?, ?)",
                        Integer.class,
                        sale.seat(0).toString(),
                        sale.seat(1).toString(),
                        sale.allowance().toString());
    }

    /** {@return the second command side's way to the database, which sees what is committed} */
    private JdbcTemplate other() {
        return sides.beans(JdbcTemplate.class).getLast();
    }

    /** The first one's cache is stale in each part of the list. */
    @Test
    void decidesByTheEventsOfAnotherProcess() {
        Sale sale = sale();
        first.sendInOrder(sale.booking(0).subList(0, 5));
        List<Object> undo = List.of(sale.command(8, 0, 1), sale.command(8, 0, 0), sale.command(9, 0, 0));
        second.sendInOrder(undo);

        assertThat(first.sendInOrder(sale.booking(1))).isEqualTo(new ListOutcome(9, null));
        assertThat(code(second.sendInOrder(sale.booking(2)))).isEqualTo(ProblemCode.SEAT_TAKEN.name());
        ListOutcome again = first.sendInOrder(undo);
        assertThat(again).isEqualTo(new ListOutcome(3, null));
    }

    /**
     * Four bookings of the same seats at once, in either order, at either process. At most one is carried out, and none where
     * two have taken a seat each.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void sellsSeatsOnceIfListsRunAtTheSameTime(int round) {
        Sale sale = sale();
        List<ListOutcome> outcomes = IntStream.range(0, Sale.RESERVATIONS)
                .parallel()
                .mapToObj(number -> {
                    List<Object> step = sale.booking(number);
                    if (number % 2 == 0) {
                        step.set(2, sale.command(2, number, 1));
                        step.set(3, sale.command(2, number, 0));
                    }
                    return (number < 2 ? first : second).sendInOrder(step);
                })
                .toList();

        assertThat(outcomes.stream()
                        .filter(outcome -> outcome.refusal() == null)
                        .count())
                .as("round %d: %s", round, outcomes)
                .isLessThanOrEqualTo(1);
        assertThat(sale.history().stream()
                        .filter(event -> event.endsWith("seat.sold"))
                        .count())
                .isEqualTo(2
                        * outcomes.stream()
                                .filter(outcome -> outcome.refusal() == null)
                                .count());
        assertThat(outcomes).anyMatch(outcome -> outcome.carriedOut() >= 2);
    }

    @Test
    void refusesACommandToAConcert() {
        Sale sale = sale();

        assertThatThrownBy(
                        () -> first.sendInOrder(List.of(sale.command(2, 0, 0), new CloseConcert(sale.concert(), NOW))))
                .satisfies(fault -> assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PERMANENT));

        assertThat(sale.history()).noneMatch(event -> event.endsWith("seat.held"));
    }
}
