package io.cygi.remote.command;

import static io.cygi.remote.command.CommandSideStage.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.messaging.worker.RemoteFaultException;
import io.cygi.remote.command.CommandSideStage.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault is permanent if two replicas meet it, because one may be older than its data. A step that meets it is parked. */
@Timeout(60)
class LastingFaultTest {

    private static final Answer FAULT =
            Answer.of(500, "{\"executed\":\"UNKNOWN\",\"permanent\":true,\"reason\":\"DATABASE_REFUSED\"}");

    private final CommandSideStage stage = new CommandSideStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    private static void requireLasting(Throwable fault, FailureReason reason) {
        assertThat(fault).isInstanceOf(RemoteFaultException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PERMANENT);
        assertThat(FailureReason.of(fault)).isEqualTo(reason);
    }

    @Test
    void isReportedIfAnotherReplicaMeetsItToo() {
        stage.willAnswer(FAULT);

        Throwable fault = catchThrowable(() -> stage.commands.send(command()));

        requireLasting(fault, FailureReason.DATABASE_REFUSED);
        assertThat(stage.askedPorts).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void isNotReportedIfAnotherReplicaCarriesTheCommandsOut() {
        stage.willAnswer(FAULT, Answer.done());

        stage.commands.send(command());

        assertThat(stage.askedPorts).hasSize(2).doesNotHaveDuplicates();
    }

    /** The replica that has met the fault does not get the same work again while the other one starts. */
    @Test
    void isReportedIfNoOtherReplicaAnswersInTime() {
        stage.willAnswer(FAULT, Answer.of(503, "{\"executed\":\"NO\",\"draining\":true}"));
        int first = stage.order().getFirst();

        Throwable fault = catchThrowable(() -> stage.commands.send(command()));

        requireLasting(fault, FailureReason.DATABASE_REFUSED);
        assertThat(stage.askedPorts).filteredOn(port -> port == first).hasSize(1);
        assertThat(stage.askedPorts).hasSizeGreaterThan(2);
    }

    @Test
    void isReportedAtOnceIfThereIsOneReplica() {
        try (CommandSideStage alone = new CommandSideStage(1, Duration.ofSeconds(30), Duration.ofMinutes(5))) {
            alone.willAnswer(FAULT);

            requireLasting(catchThrowable(() -> alone.commands.send(command())), FailureReason.DATABASE_REFUSED);

            assertThat(alone.received).hasSize(1);
        }
    }

    /** A passing fault would hold up all other steps. */
    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void isReportedIfNoReplicaAcceptsTheRequest(int status) {
        stage.willAnswer(Answer.of(status, ""));

        Throwable fault = catchThrowable(() -> stage.commands.send(command()));

        requireLasting(fault, FailureReason.FAULT);
        assertThat(stage.askedPorts).containsAll(stage.order());
    }

    @Test
    void isNotReportedIfAReplicaFinallyAcceptsTheRequest() {
        Answer unknown = Answer.of(422, "");
        stage.willAnswer(unknown, unknown, unknown, unknown, unknown, Answer.done());

        stage.commands.send(command());

        assertThat(stage.received).hasSize(6);
    }
}
