package io.cygi.remote.command;

import static io.cygi.remote.command.CommandSideStage.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.wallet.WalletCommand.TakeBackTopUp;
import io.cygi.messaging.ListOutcome;
import io.cygi.remote.command.CommandSideStage.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands and their answers travel without faults. */
@Timeout(60)
class RemoteCommandsTest {

    private final CommandSideStage stage = new CommandSideStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void sendsOneListToOneReplica() {
        stage.willAnswer(Answer.of(200, "{\"carriedOut\":2}"));
        List<Object> list = List.of(command(), command());

        assertThat(stage.commands.sendInOrder(list)).isEqualTo(new ListOutcome(2, null));

        assertThat(stage.received).containsExactly(new ReceivedCommands(list, false));
    }

    @Test
    void asksTheSameReplicaAboutTheSameAccount() throws ReflectiveOperationException {
        stage.willAnswer(Answer.done());
        for (int i = 0; i < 5; i++) {
            stage.commands.send(CommandSamples.of(TakeBackTopUp.class));
        }

        assertThat(stage.askedPorts).hasSize(5).containsOnly(stage.askedPorts.getFirst());
    }

    @Test
    void sendsALongListInPartsAndStopsAtTheFirstRefusal() {
        stage.willAnswer(
                Answer.of(200, "{\"carriedOut\":64}"),
                Answer.of(
                        200,
                        "{\"carriedOut\":5,\"refusal\":{\"code\":\"INVALID_STATE\",\"detail\":\"no\",\"seats\":[]}}"));

        ListOutcome outcome = stage.commands.sendInOrder(Collections.nCopies(200, command()));

        assertThat(outcome.carriedOut()).isEqualTo(69);
        assertThat(outcome.refusal()).extracting(RefusedException::code).isEqualTo(ProblemCode.INVALID_STATE);
        assertThat(stage.received).hasSize(2).allMatch(part -> part.commands().size() == 64);
    }

    @Test
    void sendsNothingForAnEmptyList() {
        assertThat(stage.commands.sendInOrder(List.of())).isEqualTo(new ListOutcome(0, null));
        assertThat(stage.received).isEmpty();
    }

    @Test
    void throwsTheRefusalOfASingleCommand() {
        stage.willAnswer(Answer.of(
                200, "{\"carriedOut\":0,\"refusal\":{\"code\":\"NOT_FOUND\",\"detail\":\"none\",\"seats\":[]}}"));

        assertThatThrownBy(() -> stage.commands.send(command()))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @Test
    void answersASingleCommand() throws ReflectiveOperationException {
        stage.willAnswer(Answer.of(200, "{\"carriedOut\":1,\"answer\":true}"));

        assertThat(stage.commands.ask(CommandSamples.of(TakeBackTopUp.class), Map.of()))
                .isEqualTo(true);
    }

    @Test
    void carriesTheCorrelationTheTokenAndTheRemainingTime() {
        stage.willAnswer(Answer.done());

        Correlation.run("0195a000-0000-7000-8000-00000000000c", () -> stage.commands.send(command()));

        assertThat(stage.headers.get(0)).isEqualTo("0195a000-0000-7000-8000-00000000000c");
        assertThat(stage.tokens.verify(stage.headers.get(1).substring("Bearer ".length())))
                .contains("settlement");
        assertThat(stage.headers.get(2)).isEqualTo("30000");
    }

    @Test
    void refusesMetadata() {
        assertThatIllegalArgumentException().isThrownBy(() -> stage.commands.send(command(), Map.of("name", "value")));
    }
}
