package io.cygi.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class LocalCommandsTest {

    private record Ping() {}

    private final Deque<Exception> faults = new ArrayDeque<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final LocalCommands commands = new LocalCommands(bus);
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
    void passesARefusalOnAtOnce() {
        failWith(new RefusedException(ProblemCode.SEAT_TAKEN, "taken"));

        assertThatThrownBy(() -> commands.send(new Ping()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.SEAT_TAKEN));
        assertThat(handled).isOne();
    }

    @Test
    void tellsThatAnAggregateDoesNotExist() {
        failWith(new AggregateNotFoundException("x", "none"));

        assertThatThrownBy(() -> commands.send(new Ping()))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void doesNotRepeatAMistake() {
        failWith(new IllegalArgumentException("a bug"));

        assertThatThrownBy(() -> commands.send(new Ping())).isInstanceOf(IllegalArgumentException.class);
        assertThat(handled).isOne();
    }

    @Test
    void refusesToJoinTheTransactionOfAnotherMessage() {
        DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("x"))
                .execute(() ->
                        assertThatThrownBy(() -> commands.send(new Ping())).isInstanceOf(IllegalStateException.class));
        assertThat(handled).isZero();
    }

    private void failWith(Exception... thrown) {
        faults.addAll(Arrays.asList(thrown));
    }
}
