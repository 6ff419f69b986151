package io.cygi.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.list.AggregateLocks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LocalCommandsTest {

    private record Ping() {}

    private record Step(int number) {}

    private final Deque<Exception> faults = new ArrayDeque<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final LocalCommands commands = new LocalCommands(bus, AggregateLocks.none());
    private int handled;

    LocalCommandsTest() {
        bus.subscribe(Ping.class.getName(), message -> {
            handled++;
            if (!faults.isEmpty()) {
                throw faults.pop();
            }
            return null;
        });
    }

    @Test
    void sendsACommandAgainAfterAConflictOrAFaultOfTheStore() {
        failWith(
                new ConcurrencyException("another process was quicker"),
                new EventStoreException("down", new SQLException("connection lost")));

        assertThatCode(() -> commands.send(new Ping())).doesNotThrowAnyException();
        assertThat(handled).isEqualTo(3);
    }

    @Test
    void givesUpAfterABoundedNumberOfTries() {
        for (int i = 0; i < 100; i++) {
            failWith(new EventStoreException("down", new SQLException("connection lost")));
        }

        assertThatThrownBy(() -> commands.send(new Ping())).isInstanceOf(UnavailableException.class);
        assertThat(handled).isLessThan(10);
    }

    @Test
    void executesNothingAfterTheDeadline() {
        for (Runnable send :
                List.<Runnable>of(() -> commands.send(new Ping()), () -> commands.sendInOrder(List.of(new Ping())))) {
            assertThatThrownBy(() -> Deadline.call(Duration.ZERO, () -> false, () -> {
                        send.run();
                        return true;
                    }))
                    .isInstanceOf(DeadlineOverException.class);
        }
        assertThat(handled).isZero();
    }

    @Test
    void executesNothingForACallerThatHasGivenUp() {
        assertThatThrownBy(() -> Deadline.call(Duration.ofHours(1), () -> true, () -> {
                    commands.send(new Ping());
                    return true;
                }))
                .isInstanceOf(DeadlineOverException.class);
        assertThat(handled).isZero();
    }

    /** The first attempt may have changed something, so this is not known to have changed nothing. */
    @Test
    void doesNotRetryAfterTheDeadline() {
        LocalCommands patient = new LocalCommands(bus, AggregateLocks.none(), millis -> awaitDeadline());
        failWith(new ConcurrencyException("another process was quicker"));

        assertThatThrownBy(() ->
                        Deadline.call(Duration.ofMillis(500), () -> false, () -> patient.ask(new Ping(), Map.of())))
                .isInstanceOf(UnavailableException.class);
        assertThat(handled).isOne();
    }

    private static void awaitDeadline() {
        try {
            while (true) {
                Deadline.requireTimeLeft();
                Thread.onSpinWait();
            }
        } catch (DeadlineOverException over) {
            // It is what was waited for.
        }
    }

    @Test
    void throwsARefusalWithoutARetry() {
        failWith(new RefusedException(ProblemCode.SEAT_TAKEN, "taken"));

        assertThatThrownBy(() -> commands.send(new Ping()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.SEAT_TAKEN));
        assertThat(handled).isOne();
    }

    @Test
    void refusesACommandToAnUnknownAggregate() {
        failWith(new AggregateNotFoundException("x", "none"));

        assertThatThrownBy(() -> commands.send(new Ping()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void doesNotRetryABug() {
        failWith(new IllegalArgumentException("a bug"));

        assertThatThrownBy(() -> commands.send(new Ping())).isInstanceOf(IllegalArgumentException.class);
        assertThat(handled).isOne();
    }

    @Test
    void carriesTheCorrelationOfTheThreadOrBeginsOne() {
        List<Object> seen = new ArrayList<>();
        bus.subscribe(Ping.class.getName(), message -> {
            seen.add(message.getMetaData().get(Correlation.KEY));
            seen.add(MDC.get(Correlation.KEY));
            return null;
        });

        Correlation.run("of a request", () -> commands.send(new Ping(), Map.of("more", 1)));
        commands.send(new Ping());
        commands.send(new Ping());

        assertThat(seen.subList(0, 2)).containsOnly("of a request");
        assertThat(seen.get(2)).isEqualTo(seen.get(3)).isNotEqualTo(seen.get(4));
        assertThat(Correlation.wellFormed((String) seen.get(2))).isTrue();
        assertThat(MDC.get(Correlation.KEY)).isNull();
    }

    @Test
    void returnsTheAnswerOfTheAggregate() {
        bus.subscribe(Ping.class.getName(), message -> 7L);

        assertThat(commands.ask(new Ping(), Map.of())).isEqualTo(7L);
    }

    @Test
    void refusesToJoinTheTransactionOfAnotherMessage() {
        DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("x"))
                .execute(() ->
                        assertThatThrownBy(() -> commands.send(new Ping())).isInstanceOf(IllegalStateException.class));
        assertThat(handled).isZero();
    }

    @Test
    void sendsAListInOrderUpToTheFirstRefusal() {
        List<Object> seen = new ArrayList<>();
        bus.subscribe(Step.class.getName(), message -> {
            Step step = (Step) message.getPayload();
            seen.add(step.number() + " of " + message.getMetaData().get(Correlation.KEY));
            if (step.number() == 3) {
                throw new RefusedException(ProblemCode.SEAT_TAKEN, "taken");
            }
            return null;
        });

        ListOutcome outcome = Correlation.call(
                "a request",
                () -> commands.sendInOrder(
                        IntStream.range(0, 9).mapToObj(Step::new).toList()));

        assertThat(outcome.carriedOut()).isEqualTo(3);
        assertThat(outcome.refusal()).isNotNull();
        assertThat(seen).containsExactly("0 of a request", "1 of a request", "2 of a request", "3 of a request");
    }

    @Test
    void sendsAListAgainAfterAPassingFaultOnly() {
        failWith(new EventStoreException("down", new SQLException("connection lost")));
        assertThat(commands.sendInOrder(List.of(new Ping(), new Ping()))).isEqualTo(new ListOutcome(2, null));
        assertThat(handled).isEqualTo(3);

        failWith(new IllegalArgumentException("a bug"));
        assertThatThrownBy(() -> commands.sendInOrder(List.of(new Ping(), new Ping())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(handled).isEqualTo(4);
    }

    @Test
    void refusesAListWithinTheTransactionOfAnotherMessage() {
        DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("x"))
                .execute(() -> assertThatThrownBy(() -> commands.sendInOrder(List.of(new Ping())))
                        .isInstanceOf(IllegalStateException.class));
        assertThat(handled).isZero();
    }

    private void failWith(Exception... thrown) {
        faults.addAll(Arrays.asList(thrown));
    }
}
