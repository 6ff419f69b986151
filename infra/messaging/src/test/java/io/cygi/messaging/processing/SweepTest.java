package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.WorkerState;
import io.cygi.messaging.worker.WorkerStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.UncategorizedSQLException;

class SweepTest {

    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final Sweep sweep = new Sweep("test", Duration.ofMillis(5), this::look);

    private void look() {
        Throwable thrown = fault.get();
        if (thrown instanceof Error e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
    }

    @Test
    void reportsReasonAndTimeOfItsFailureUntilItSucceeds() {
        assertThat(status().state()).isEqualTo(WorkerState.STOPPED);
        sweep.start();
        try {
            assertThat(status().state()).isEqualTo(WorkerState.RUNNING);
            fault.set(new UncategorizedSQLException("look", "SELECT 1", new SQLException("no such function", "42000")));
            await().until(() -> status().attempts() > 1);
            WorkerStatus first = status();
            assertThat(first.state()).isEqualTo(WorkerState.FAILING);
            assertThat(first.reason()).isEqualTo(FailureReason.DATABASE_REFUSED);

            fault.set(new StackOverflowError("an error as well"));
            await().until(() -> status().reason() == FailureReason.FAULT);
            assertThat(status().since()).isEqualTo(first.since());
            assertThat(status().attempts()).isGreaterThan(first.attempts());

            fault.set(null);
            await().until(() -> status().state() == WorkerState.RUNNING);
            assertThat(status().since()).isNull();
        } finally {
            sweep.stop();
        }
        assertThat(status().state()).isEqualTo(WorkerState.STOPPED);
    }

    private WorkerStatus status() {
        return sweep.workers().getFirst();
    }
}
