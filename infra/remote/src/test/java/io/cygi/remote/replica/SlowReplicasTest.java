package io.cygi.remote.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica that answers too late keeps its place until a probe or further time-outs make it suspect. */
class SlowReplicasTest {

    private final List<Replica> probed = new ArrayList<>();
    private ReplicaProbe.State state = ReplicaProbe.State.READY;
    private final Replicas replicas = new Replicas(
            "command-side",
            List.of(URI.create("http://10.0.0.1:9101"), URI.create("http://10.0.0.2:9101")),
            List::of,
            replica -> {
                probed.add(replica);
                return state;
            },
            Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));
    private final Replica slow = first();

    private Replica first() {
        return replicas.ordered("fan-1").getFirst();
    }

    @Test
    void keepsItsPlaceAfterATimeOut() {
        replicas.timedOut(slow);

        assertThat(first()).isEqualTo(slow);
        assertThat(replicas.anyReady()).isTrue();
    }

    @Test
    void losesItsPlaceIfAProbeFindsItAway() {
        replicas.timedOut(slow);
        state = ReplicaProbe.State.AWAY;
        replicas.check();

        assertThat(probed).containsExactly(slow);
        assertThat(first()).isNotEqualTo(slow);
    }

    @Test
    void isProbedOnceForManyTimeOuts() {
        for (int i = 0; i < 200; i++) {
            replicas.timedOut(slow);
        }
        replicas.check();
        replicas.check();

        assertThat(probed).containsExactly(slow);
        assertThat(first()).isEqualTo(slow);
    }

    @Test
    void losesItsPlaceIfNoRequestIsAnsweredBetweenSeveralProbes() {
        for (int i = 1; i < Replicas.TIMEOUTS_MAX; i++) {
            replicas.timedOut(slow);
            replicas.check();
            assertThat(first()).isEqualTo(slow);
        }

        replicas.timedOut(slow);

        assertThat(first()).isNotEqualTo(slow);
    }

    @Test
    void keepsItsPlaceIfSomeRequestsAreAnswered() {
        for (int i = 0; i < 10; i++) {
            replicas.timedOut(slow);
            assertThat(first()).isEqualTo(slow);
            replicas.check();
            replicas.answered(slow);
        }
    }
}
