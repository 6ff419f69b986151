package io.cygi.remote.command;

import static io.cygi.remote.command.CommandSideStage.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.remote.command.CommandSideStage.Answer;
import io.cygi.remote.replica.RepetitionBudget;
import io.cygi.remote.replica.Replica;
import io.cygi.remote.replica.ReplicaProbe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next replica is asked if one does not answer with the outcome, and the repeated work is bounded. */
@Timeout(60)
class FailOverTest {

    private final CommandSideStage stage = new CommandSideStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    /** The answers after which the next replica is asked. The last one is that of a server that ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|{\"executed\":\"UNKNOWN\",\"reason\":\"DATABASE_UNAVAILABLE\"}",
                "503|<html>",
                "500|''",
                "422|''",
                "401|''",
                "404|''",
                "200|<html>",
                "200|{\"carriedOut\":2}",
                "200|{\"carriedOut\":0}",
                "0|''",
                "503|{\"executed\":\"NO\",\"draining\":true}"
            })
    void asksAnotherReplicaAfterAnUnreadableAnswer(int status, String body) {
        stage.willAnswer(Answer.of(status, body), Answer.done());

        stage.commands.send(command());

        assertThat(stage.received).hasSize(2);
        assertThat(stage.askedPorts).doesNotHaveDuplicates();
    }

    @Test
    void asksAnotherReplicaIfOneIsNotReached() {
        stage.willAnswer(Answer.done());
        int first = stage.order().getFirst();
        stage.kill(first);

        stage.commands.send(command());

        assertThat(stage.askedPorts).hasSize(1).doesNotContain(first);
        assertThat(stage.order().getLast()).isEqualTo(first);
    }

    @Test
    void waitsTheTimeThatABusyReplicaAnswers() {
        stage.willAnswer(new Answer(503, "{\"executed\":\"UNKNOWN\"}", "7"), Answer.done());

        stage.commands.send(command());

        assertThat(stage.pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(7), Duration.ofMillis(10_500)));
    }

    /** Each attempt may be carried out, so unbounded repetitions would multiply the load of a command side that fails under it. */
    @Test
    void sendsARequestOfUnknownOutcomeABoundedNumberOfTimes() {
        stage.willAnswer(Answer.of(503, "{\"executed\":\"UNKNOWN\"}"));

        Throwable fault = catchThrowable(() -> stage.commands.send(command()));

        assertThat(fault).isInstanceOf(UnavailableException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PASSING);
        assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE);
        assertThat(stage.received).hasSize(CommandExchange.UNKNOWN_MAX);
    }

    @Test
    void sendsAFifthOfItsRequestsAgainWhenTheReserveIsGone() {
        stage.willAnswer(Answer.of(503, "{\"executed\":\"UNKNOWN\"}"));
        int emptying = RepetitionBudget.RESERVE;
        for (int i = 0; i < emptying; i++) {
            catchThrowable(() -> stage.commands.send(command()));
        }
        stage.received.clear();

        for (int i = 0; i < 50; i++) {
            catchThrowable(() -> stage.commands.send(command()));
        }

        assertThat(stage.received).hasSizeBetween(59, 61);
    }

    /** A shorter attempt would time out although the others do not. */
    @Test
    void makesNoAttemptWithLessTimeThanTheOthers() {
        try (CommandSideStage impatient = new CommandSideStage(2, Duration.ofSeconds(30), Duration.ofSeconds(31))) {
            impatient.willAnswer(new Answer(503, "{\"executed\":\"UNKNOWN\"}", "2"), Answer.done());

            Throwable fault = catchThrowable(() -> impatient.commands.send(command()));

            assertThat(fault).isInstanceOf(UnavailableException.class);
            assertThat(impatient.received).hasSize(1);
            assertThat(impatient.headers.getLast()).isEqualTo("30000");
            assertThat(impatient.pauses).isEmpty();
        }
    }

    @Test
    void keepsTheKeysOfASlowReplica() throws InterruptedException {
        stage.willAnswer(Answer.none());
        Replica first = stage.replicas.ordered("fan-1").getFirst();

        assertThat(stage.sendOnce(first, Duration.ofMillis(300))).isInstanceOf(Attempt.Unknown.class);

        assertThat(stage.replicas.ordered("fan-1").getFirst()).isEqualTo(first);
        stage.probesFind(ReplicaProbe.State.AWAY);
        stage.replicas.check();
        assertThat(stage.replicas.ordered("fan-1").getLast()).as("it hangs").isEqualTo(first);
    }

    @Test
    void failsAsUnavailableAfterThePatienceOfTheCaller() {
        stage.willAnswer(Answer.of(503, "{\"executed\":\"NO\",\"draining\":true}"));

        Throwable fault = catchThrowable(() -> stage.commands.send(command()));

        assertThat(fault).isInstanceOf(UnavailableException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PASSING);
        assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE);
    }
}
