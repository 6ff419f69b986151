package io.cygi.messaging.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestartedTokenStoreTest {

    private static final String PROCESSOR = "in-memory";

    private final AtomicLong run = new AtomicLong();
    private final AtomicReference<@Nullable TrackingToken> head = new AtomicReference<>();
    private final RestartedTokenStore tokens =
            new RestartedTokenStore(run::get, () -> Objects.requireNonNull(head.get(), "the database does not answer"));

    @Test
    void resetsItsPositionsInEachServerRun() {
        tokens.initializeTokenSegments(PROCESSOR, 1, new GlobalSequenceTrackingToken(7));
        head.set(new GlobalSequenceTrackingToken(3));
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        run.incrementAndGet();
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void keepsItsSegmentIfTheNewPositionCannotBeRead() {
        tokens.initializeTokenSegments(PROCESSOR, 1, new GlobalSequenceTrackingToken(7));
        run.incrementAndGet();
        assertThatThrownBy(() -> tokens.fetchToken(PROCESSOR, 0)).isInstanceOf(NullPointerException.class);
        assertThat(tokens.fetchSegments(PROCESSOR)).containsExactly(0);
        head.set(new GlobalSequenceTrackingToken(3));
        assertThat(tokens.fetchToken(PROCESSOR, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }
}
