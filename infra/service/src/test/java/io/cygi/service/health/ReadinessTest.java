package io.cygi.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A process is ready while each of its checks was good lately, and until it drains. */
class ReadinessTest {

    private final AtomicBoolean database = new AtomicBoolean(true);
    private final AtomicBoolean broker = new AtomicBoolean(true);
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    private final Readiness readiness = new Readiness(
            List.of(new ReadyCheck("database", database::get), new ReadyCheck("broker", () -> {
                if (!broker.get()) {
                    throw new IllegalStateException("away");
                }
                return true;
            })),
            now::get);

    @Test
    void isNotReadyBeforeItsChecksWereAsked() {
        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.missing()).containsExactly("database", "broker");

        readiness.askAll();

        assertThat(readiness.ready()).isTrue();
        assertThat(readiness.missing()).isEmpty();
    }

    @Test
    void isNotReadyWhileACheckIsBadOrFails() {
        database.set(false);
        readiness.askAll();
        assertThat(readiness.missing()).containsExactly("database");
        database.set(true);
        broker.set(false);
        readiness.askAll();
        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.missing()).containsExactly("broker");
        broker.set(true);
        readiness.askAll();
        assertThat(readiness.ready()).isTrue();
    }

    @Test
    void isNotReadyWhileACheckGivesNoAnswer() {
        readiness.askAll();
        now.addAndGet(Readiness.FRESH_FOR.toNanos() - 1);
        assertThat(readiness.ready()).isTrue();
        now.addAndGet(1);
        assertThat(readiness.ready()).isFalse();
    }

    @Test
    void isNeverReadyAgainOnceItDrains() {
        readiness.askAll();
        readiness.drain();
        readiness.askAll();
        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.draining()).isTrue();
        assertThat(readiness.missing()).containsExactly("draining");
    }

    @Test
    void staysReadyAfterSomethingThatIsDoneOnce() {
        ReadyCheck once = ReadyCheck.once("views", database::get);
        database.set(false);
        assertThat(once.ready().getAsBoolean()).isFalse();
        database.set(true);
        assertThat(once.ready().getAsBoolean()).isTrue();
        database.set(false);
        assertThat(once.ready().getAsBoolean()).isTrue();
    }
}
