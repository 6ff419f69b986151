package io.cygi.command.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.allowance.AllowanceCommand;
import io.cygi.contracts.concert.ConcertCommand;
import io.cygi.contracts.reservation.ReservationCommand;
import io.cygi.contracts.reservation.ReservationCommand.ResumeBooking;
import io.cygi.contracts.seat.SeatCommand;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.contracts.wallet.WalletCommand;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandTargetsTest {

    private static final String UUID = "01a20c3d-8de8-769f-9dbc-f59fd97f3aae";

    private final CommandTargets targets = new CommandTargets();

    static Stream<Class<?>> commands() {
        return Stream.of(
                        AllowanceCommand.class,
                        ConcertCommand.class,
                        ReservationCommand.class,
                        SeatCommand.class,
                        WalletCommand.class)
                .flatMap(commands -> Arrays.stream(commands.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandMarksOneComponentAsItsAggregate(Class<?> command) {
        assertThat(command.getRecordComponents())
                .extracting(RecordComponent::getAccessor)
                .filteredOn(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
                .hasSize(1);
    }

    @Test
    void findsTheSameTargetsAsAxon() {
        var command = GenericCommandMessage.<ResumeBooking>asCommandMessage(
                new ResumeBooking(new ReservationId(new ConcertId(UUID), UUID)));

        assertThat(targets.resolveTarget(command))
                .isEqualTo(AnnotationCommandTargetResolver.builder().build().resolveTarget(command));
        assertThat(targets.resolveTarget(command).getIdentifier()).isEqualTo(UUID + "/reservation/" + UUID);
    }

    @Test
    void refusesAClassThatIsNoCommand() {
        assertThatThrownBy(() -> targets.resolveTarget(GenericCommandMessage.asCommandMessage("a text")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> targets.resolveTarget(GenericCommandMessage.asCommandMessage(new ConcertId(UUID))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
