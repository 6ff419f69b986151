package io.cygi.remote.command;

import static io.cygi.remote.command.CommandSideStage.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.remote.command.CommandSideStage.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A busy replica keeps its keys and is asked again after the time that it names. */
@Timeout(60)
class BusyReplicaTest {

    private final CommandSideStage stage = new CommandSideStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void isAskedAgainAtTheTimeItAnswers() {
        stage.willAnswer(Answer.busy("4"), Answer.busy("4"), Answer.done());
        int first = stage.order().getFirst();

        stage.commands.send(command());

        assertThat(stage.askedPorts).containsExactly(first, first, first);
        assertThat(stage.pauses).hasSize(2).allSatisfy(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6)));
        assertThat(stage.order().getFirst()).isEqualTo(first);
    }

    @Test
    void isAskedAgainAfterASecondIfItAnswersNoTime() {
        stage.willAnswer(Answer.busy(null), Answer.done());

        stage.commands.send(command());

        assertThat(stage.pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_500)));
    }

    @Test
    void isNoLongerSuspected() {
        stage.willAnswer(Answer.busy("3600"));
        int first = stage.order().getFirst();
        stage.replicas.ordered("any").forEach(stage.replicas::failed);

        catchThrowable(() -> stage.commands.send(command()));

        assertThat(stage.askedPorts).containsExactly(first);
        assertThat(stage.replicas.anyReady()).isTrue();
    }

    /** A replica that takes nothing for a long time may be stuck. */
    @Test
    void isJoinedByTheOtherReplicasAfterThreeAnswers() {
        Answer busy = Answer.busy("1");
        stage.willAnswer(busy, busy, busy, Answer.done());
        int first = stage.order().getFirst();
        int second = stage.order().getLast();

        stage.commands.send(command());

        assertThat(stage.askedPorts).containsExactly(first, first, first, second);
    }

    /** A longer wait would not change the answer. */
    @Test
    void isGivenUpAtOnceIfItsTimeExceedsTheCallersPatience() {
        stage.willAnswer(Answer.busy("3600"));

        Throwable fault = catchThrowable(() -> stage.commands.send(command()));

        assertThat(fault).isInstanceOf(UnavailableException.class);
        assertThat(fault.getCause()).hasMessageContaining("busy");
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PASSING);
        assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE);
        assertThat(stage.received).hasSize(1);
        assertThat(stage.pauses).isEmpty();
    }

    @Test
    void getsOneRequestAtMostInTheTimeItAnswers() {
        stage.willAnswer(Answer.busy("10"));

        catchThrowable(() -> stage.commands.send(command()));

        assertThat(stage.received).as("in five minutes").hasSizeBetween(18, 28);
    }
}
