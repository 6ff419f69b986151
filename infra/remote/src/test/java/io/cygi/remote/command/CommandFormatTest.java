package io.cygi.remote.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.catalogue.CommandType;
import io.cygi.contracts.catalogue.CommandTypes;
import io.cygi.contracts.reservation.ReservationCommand.QuoteCancellation;
import io.cygi.contracts.reservation.ReservationCommand.ResumePayment;
import io.cygi.contracts.topup.TopUpDetails;
import io.cygi.contracts.topup.TopUpState;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.SeatNumber;
import io.cygi.messaging.worker.FailureReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFormatTest {

    private final CommandFormat format = new CommandFormat(CommandTypes.PLATFORM);

    static Stream<CommandType> types() {
        return CommandTypes.PLATFORM.all().stream();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsItsOwnRequests(CommandType type) throws ReflectiveOperationException {
        Object command = CommandSamples.of(type.payload());

        assertThat(format.commands(format.single(command))).isEqualTo(new ReceivedCommands(List.of(command), true));
    }

    @Test
    void keepsTheOrderOfAList() throws ReflectiveOperationException {
        List<Object> commands = new ArrayList<>();
        for (CommandType type : CommandTypes.PLATFORM.all()) {
            commands.add(CommandSamples.of(type.payload()));
        }

        assertThat(format.commands(format.list(commands))).isEqualTo(new ReceivedCommands(commands, false));
    }

    /** A newer version may have added fields. */
    @Test
    void ignoresUnknownFields() throws ReflectiveOperationException {
        Object command = CommandSamples.of(ResumePayment.class);
        String newer = new String(format.single(command), StandardCharsets.UTF_8)
                .replace("\"body\":{", "\"since\":2,\"body\":{\"priority\":{\"level\":[1]},");

        assertThat(format.commands(bytes(newer)).commands()).containsExactly(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "null",
                "{\"commands\":[]}",
                "{\"commands\":{}}",
                "{\"commands\":[1]}",
                "{\"single\":{\"type\":\"give-everything\",\"body\":{}}}",
                "{\"single\":{\"type\":\"resume-payment\"}}",
                "{\"single\":{\"type\":\"resume-payment\",\"body\":{\"reservationId\":\"?\",\"attempt\":1}}}",
                "{\"single\":{\"type\":\"java.lang.Runtime\",\"body\":{}}}"
            })
    void refusesOtherRequests(String request) {
        assertThatThrownBy(() -> format.commands(bytes(request))).isInstanceOf(UnknownCommandException.class);
    }

    @Test
    void refusesToWriteOtherObjects() {
        assertThatIllegalArgumentException().isThrownBy(() -> format.single("hold-seat"));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("take-back-top-up", true),
                arguments("request-refund", 3),
                arguments("start-payment", 5L),
                arguments(
                        "inspect-top-up",
                        new TopUpDetails(
                                TopUpState.PAID,
                                Money.krw(1),
                                null,
                                Instant.parse("2026-03-01T10:00:00.123Z"),
                                true,
                                false,
                                0)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void keepsAnAnswer(String type, Object answer) {
        CommandReply reply = new CommandReply(1, null, answer);

        assertThat(format.reply(
                        format.reply(reply), CommandTypes.PLATFORM.find(type).orElseThrow()))
                .isEqualTo(reply);
    }

    @Test
    void knowsTheClassOfEachAnswer() {
        assertThat(CommandTypes.PLATFORM.find("quote-cancellation"))
                .get()
                .satisfies(type -> assertThat(type.payload()).isEqualTo(QuoteCancellation.class))
                .satisfies(type -> assertThat(type.answer()).isNotNull());
    }

    @Test
    void keepsARefusalWithoutClassesAndTraces() {
        List<SeatNumber> seats = List.of(SeatNumber.parse("A-1-1"), SeatNumber.parse("A-1-2"));
        byte[] answer =
                format.reply(new CommandReply(3, new RefusedException(ProblemCode.SEAT_TAKEN, "가 taken", seats), null));

        CommandReply reply = format.reply(answer, null);

        assertThat(reply.carriedOut()).isEqualTo(3);
        assertThat(reply.refusal()).isNotNull().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(ProblemCode.SEAT_TAKEN);
            assertThat(refusal.detail()).isEqualTo("가 taken");
            assertThat(refusal.seats()).isEqualTo(seats);
        });
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo("{\"carriedOut\":3,\"refusal\":"
                        + "{\"code\":\"SEAT_TAKEN\",\"detail\":\"가 taken\",\"seats\":[\"A-1-1\",\"A-1-2\"]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>", "{}", "{\"carriedOut\":1,\"refusal\":{\"code\":\"NEW_CODE\",\"detail\":\"\"}}"})
    void refusesOtherReplies(String answer) {
        assertThatIllegalArgumentException().isThrownBy(() -> format.reply(bytes(answer), null));
    }

    @Test
    void keepsAFault() {
        for (CommandFault fault : List.of(
                CommandFault.busy(),
                CommandFault.ending(),
                CommandFault.late(),
                CommandFault.met(true, FailureReason.DATABASE_REFUSED))) {
            assertThat(format.fault(format.fault(fault))).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}"})
    void readsAnyOtherAnswerAsAFaultOfUnknownOutcome(String answer) {
        CommandFault fault = format.fault(bytes(answer));

        assertThat(fault.executed()).isEqualTo(CommandFault.Executed.UNKNOWN);
        assertThat(fault.permanent()).isFalse();
        assertThat(fault.draining()).isFalse();
    }
}
