package io.cygi.remote.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private static final URI NAME = URI.create("http://command-side:9101");

    private final Map<String, List<String>> names = new HashMap<>();
    private final Map<Replica, ReplicaProbe.State> states = new HashMap<>();
    private final List<Replica> probed = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Clock clock = new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private Replicas replicas(URI... configured) {
        return new Replicas(
                "command-side",
                List.of(configured),
                host -> {
                    if (names.getOrDefault(host, List.of()).isEmpty()) {
                        throw new UnknownHostException(host);
                    }
                    return names.get(host);
                },
                replica -> {
                    probed.add(replica);
                    return states.getOrDefault(replica, ReplicaProbe.State.AWAY);
                },
                clock);
    }

    private Replicas five() {
        names.put("command-side", List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"));
        return replicas(NAME);
    }

    private static Replica replica(String address) {
        return new Replica(URI.create("http://" + address + ":9101"));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void sharesTheKeysOut() {
        Replicas replicas = five();

        Map<Replica, Integer> firsts = new HashMap<>();
        IntStream.range(0, 5_000)
                .forEach(i -> firsts.merge(replicas.ordered("fan-" + i).getFirst(), 1, Integer::sum));

        assertThat(firsts).hasSize(5);
        assertThat(firsts.values()).allMatch(keys -> keys > 850 && keys < 1_150);
    }

    @Test
    void asksTheSameReplicaAboutTheSameKeyInEachProcess() {
        assertThat(five().ordered("fan-1")).isEqualTo(five().ordered("fan-1"));
    }

    @Test
    void movesOnlyTheKeysOfTheReplicaThatFails() {
        Replicas replicas = five();
        Replica failed = replica("10.0.0.3");
        List<List<Replica>> before = IntStream.range(0, 500)
                .mapToObj(i -> replicas.ordered("fan-" + i))
                .toList();

        replicas.failed(failed);

        HashSet<Replica> takers = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            List<Replica> order = replicas.ordered("fan-" + i);
            List<Replica> others = new ArrayList<>(before.get(i));
            others.remove(failed);
            assertThat(order.subList(0, 4)).isEqualTo(others);
            assertThat(order.getLast()).isEqualTo(failed);
            if (before.get(i).getFirst().equals(failed)) {
                takers.add(order.getFirst());
            }
        }
        assertThat(takers).hasSize(4);
    }

    @Test
    void takesAReplicaBackWhenItAnswers() {
        Replicas replicas = five();
        List<Replica> before = replicas.ordered("fan-1");

        replicas.failed(before.getFirst());
        assertThat(replicas.ordered("fan-1").getFirst()).isEqualTo(before.get(1));
        replicas.answered(before.getFirst());

        assertThat(replicas.ordered("fan-1")).isEqualTo(before);
    }

    @Test
    void ordersDrainingReplicasBehindReadyOnesAndBeforeSuspects() {
        Replicas replicas = five();
        List<Replica> before = replicas.ordered("fan-1");

        replicas.failed(before.get(0));
        replicas.drains(before.get(1));

        assertThat(replicas.ordered("fan-1"))
                .containsExactly(before.get(2), before.get(3), before.get(4), before.get(1), before.get(0));
    }

    @Test
    void leavesNoReplicaOutIfAllFail() {
        Replicas replicas = five();
        List<Replica> before = replicas.ordered("fan-1");

        before.forEach(replicas::failed);

        assertThat(replicas.anyReady()).isFalse();
        assertThat(replicas.ordered("fan-1")).isEqualTo(before);
    }

    @Test
    void takesTurnsWithoutAKey() {
        Replicas replicas = five();

        assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> replicas.inTurn().getFirst())
                        .distinct())
                .hasSize(5);
    }

    /** A replica that hangs still takes connections, so only a probe detects it, and no caller waits for the probe. */
    @Test
    void probesASuspectAfterOneSecondThenTwoThenFour() {
        Replicas replicas = five();
        Replica hangs = replica("10.0.0.2");
        replicas.failed(hangs);

        List<Long> probedAfter = new ArrayList<>();
        for (long second = 0; second < 20; second++) {
            int before = probed.size();
            replicas.check();
            if (probed.size() > before) {
                probedAfter.add(second);
            }
            pass(Duration.ofSeconds(1));
        }
        assertThat(probedAfter).containsExactly(1L, 3L, 7L, 12L, 17L);
        assertThat(probed).containsOnly(hangs);
        assertThat(replicas.ordered("fan-1").getLast()).isEqualTo(hangs);

        states.put(hangs, ReplicaProbe.State.READY);
        pass(Duration.ofSeconds(5));
        replicas.check();
        assertThat(replicas.ordered("fan-1").getLast())
                .isEqualTo(five().ordered("fan-1").getLast());
    }

    @Test
    void learnsThatASuspectDrains() {
        Replicas replicas = five();
        List<Replica> before = replicas.ordered("fan-1");
        replicas.failed(before.get(0));
        replicas.failed(before.get(1));
        states.put(before.get(0), ReplicaProbe.State.DRAINING);

        pass(Duration.ofSeconds(1));
        replicas.check();

        assertThat(replicas.ordered("fan-1").subList(3, 5)).containsExactly(before.get(0), before.get(1));
    }

    @Test
    void asksForTheAddressesEveryFiveSeconds() {
        Replicas replicas = five();
        names.put("command-side", List.of("10.0.0.1", "10.0.0.6"));

        pass(Duration.ofSeconds(4));
        replicas.check();
        assertThat(replicas.inTurn()).hasSize(5);
        pass(Duration.ofSeconds(1));
        replicas.check();

        assertThat(replicas.inTurn()).containsExactlyInAnyOrder(replica("10.0.0.1"), replica("10.0.0.6"));
    }

    @Test
    void keepsTheAddressesWhileTheNameIsNotResolved() {
        Replicas replicas = five();
        names.clear();

        pass(Duration.ofSeconds(5));
        replicas.check();

        assertThat(replicas.inTurn()).hasSize(5);
    }

    @Test
    void startsWithANameThatIsNotResolvedYet() {
        Replicas replicas = replicas(NAME);

        assertThat(replicas.inTurn()).containsExactly(new Replica(NAME));
    }

    @Test
    void takesAListOfAddresses() {
        names.put("127.0.0.1", List.of("127.0.0.1"));
        names.put("::1", List.of("::1"));

        Replicas replicas = replicas(URI.create("http://127.0.0.1:9101"), URI.create("http://127.0.0.1:9102"));

        assertThat(replicas.inTurn())
                .extracting(Replica::toString)
                .containsExactlyInAnyOrder("http://127.0.0.1:9101", "http://127.0.0.1:9102");
    }

    @Test
    void refusesAServiceWithoutAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> replicas());
    }
}
