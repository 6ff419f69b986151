package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.messaging.worker.FailureReason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StepFailureTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final RuntimeException BUG = new IllegalStateException("a bug");
    private static final RetryBackoff BACKOFF = new RetryBackoff(Duration.ofSeconds(30));

    static Stream<Throwable> passing() {
        return Stream.of(
                new CompletionException(new SQLException("deadlock", "40001", 1213)),
                new CompletionException(new SQLTransientConnectionException("no connection", "08001")),
                new CompletionException(new TimeoutException("a step hangs")),
                new ConcurrencyException("lost a race"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void doesNotUseUpTheAutomaticRetriesForPassingFaults(Throwable fault) {
        StepFailure failure = StepFailure.first(BUG, 3);
        for (int retry = 0; retry < 2 * RetryBackoff.RETRIES_MAX; retry++) {
            failure = StepFailure.again(failure, fault);
        }

        assertThat(failure).isEqualTo(new StepFailure(FailureReason.of(fault), 23, 0));
        assertThat(BACKOFF.due(failure, NOW, NOW.plusSeconds(29))).isFalse();
        assertThat(BACKOFF.due(failure, NOW, NOW.plusSeconds(30))).isTrue();
    }

    @Test
    void doublesThePauseAndEndsTheRetriesForAPermanentFault() {
        StepFailure failure = StepFailure.first(BUG, 3);
        for (int retry = 1; retry < RetryBackoff.RETRIES_MAX; retry++) {
            failure = StepFailure.again(failure, BUG);
            Duration pause = Duration.ofSeconds(30L << retry);
            Instant due = NOW.plus(pause.compareTo(RetryBackoff.PAUSE_MAX) > 0 ? RetryBackoff.PAUSE_MAX : pause);
            assertThat(BACKOFF.due(failure, NOW, due.minusMillis(1))).isFalse();
            assertThat(BACKOFF.due(failure, NOW, due)).isTrue();
        }
        failure = StepFailure.again(failure, BUG);

        assertThat(failure).isEqualTo(new StepFailure(FailureReason.FAULT, 13, RetryBackoff.RETRIES_MAX));
        assertThat(BACKOFF.due(failure, NOW, NOW.plus(Duration.ofDays(365)))).isFalse();
    }

    @Test
    void isMissingForAWaitingEventSoThatItIsRetriedAtOnce() {
        assertThat(BACKOFF.due(null, NOW, NOW)).isTrue();
        assertThat(StepFailure.again(null, BUG)).isEqualTo(new StepFailure(FailureReason.FAULT, 1, 1));
    }
}
