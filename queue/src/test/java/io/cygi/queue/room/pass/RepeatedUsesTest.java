package io.cygi.queue.room.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.line.Place;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Several requests make the same attempt, in one process or in several, at the same time or one after another. */
class RepeatedUsesTest {

    private static final long FAN = 7;
    private static final long NOW = 1_000;
    private static final long EXPIRES = 100_000;
    private static final Place FIRST = new Place(0, 0);
    private static final Place SECOND = new Place(0, 1);

    private final ActivePasses passes = new ActivePasses();

    private ActivePass pass() {
        return Objects.requireNonNull(passes.at(FIRST));
    }

    @Test
    void isFreeAgainAfterEveryRequestOfTheAttemptIsUndone() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.tryUse(FIRST, "a", "u", NOW);
        passes.tryUse(FIRST, "a", "v", NOW);

        assertThat(passes.undoUse(FIRST, "b", "u")).as("another attempt").isFalse();
        assertThat(passes.undoUse(SECOND, "a", "u")).as("no pass").isFalse();
        assertThat(passes.undoUse(FIRST, "a", "u")).isTrue();
        assertThat(passes.undoUse(FIRST, "a", "u")).as("its end is told again").isFalse();
        assertThat(pass().used()).as("one request is under way").isTrue();
        assertThat(passes.undoUse(FIRST, "a", "v")).isTrue();
        assertThat(pass().used()).isFalse();
        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isTrue();
        assertThat(passes.undoUse(FIRST, "b", "u")).as("one request only").isTrue();
        assertThat(pass().used()).isFalse();
    }

    /** Another process frees a pass whose own process does not answer. The pass would otherwise stay used there. */
    @Test
    void isFreedByAnotherProcess() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.tryUse(FIRST, "a", "u", NOW);
        passes.use(FIRST, "a", "u", NOW, 0);

        passes.free(FIRST, "b", "u");
        passes.free(FIRST, "a", "of another request");
        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isFalse();
        passes.free(FIRST, "a", "u");

        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isTrue();
    }

    /** The end of a use is told again, after the same attempt has begun to use the pass again. */
    @Test
    void isNotFreedByTheRepeatedEndOfAnEarlierUse() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.free(FIRST, "a", "u");
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();
        passes.tryUse(FIRST, "a", "v", NOW);
        passes.use(FIRST, "a", "v", NOW, 0);

        passes.free(FIRST, "a", "u");

        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isFalse();
        passes.free(FIRST, "a", "v");
        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isTrue();
    }

    /** Each of two processes has let the same attempt through. */
    @Test
    void isFreeOnceAllUsesOfTheAttemptHaveEnded() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.use(FIRST, "a", "v", NOW, 0);
        passes.use(FIRST, "b", "w", NOW, 0);

        passes.free(FIRST, "a", "u");
        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
        passes.free(FIRST, "a", "v");
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();
    }

    @Test
    void remembersABoundedNumberOfUses() {
        passes.admit(FIRST, FAN, EXPIRES);
        for (int i = 0; i < 1_000; i++) {
            passes.use(FIRST, "a", "u" + i, NOW, 0);
        }

        assertThat(pass().claims).hasSize(16).contains("u999");
        for (int i = 984; i < 1_000; i++) {
            assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
            passes.free(FIRST, "a", "u" + i);
        }
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();
    }

    /** Logs of earlier versions have no names of uses. */
    @Test
    void isFreedByRecordsOfAnEarlierVersion() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", null, NOW, 0);
        passes.free(FIRST, "a", null);
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();

        passes.use(FIRST, "a", null, NOW, 0);
        passes.free(FIRST, "a", "a use that a newer process has ended");
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();

        passes.use(FIRST, "a", "u", NOW, 0);
        passes.free(FIRST, "a", null);
        assertThat(passes.isUsedFor(FIRST, "a")).as("another use").isTrue();
    }
}
