package io.cygi.gateway.login.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to identity providers are bounded for each provider, and for each network at a provider. */
class ProviderCallsTest {

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final int NETWORKS = ProviderCalls.PER_PROVIDER_MAX / ProviderCalls.PER_NETWORK_MAX;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void answer() {
        answered.countDown();
        threads.close();
    }

    @Test
    void oneNetworkBlocksNoOtherAtAProviderThatDoesNotAnswer() {
        ProviderCalls calls = new ProviderCalls(Duration.ZERO);
        hold(calls, "kakao", List.of("greedy"));

        assertRefused(calls, "kakao", "greedy");
        assertThat(calls.call("kakao", "other", () -> "answer")).isEqualTo("answer");
        assertThat(calls.call("keycloak", "greedy", () -> "answer")).isEqualTo("answer");
    }

    @Test
    void oneProviderThatDoesNotAnswerBlocksNoOther() {
        ProviderCalls calls = new ProviderCalls(Duration.ZERO);
        hold(
                calls,
                "kakao",
                IntStream.range(0, NETWORKS).mapToObj(i -> "network-" + i).toList());

        assertRefused(calls, "kakao", "other");
        assertThat(calls.call("keycloak", "other", () -> "answer")).isEqualTo("answer");
    }

    @Test
    void aCallWaitsForItsTurn() throws Exception {
        ProviderCalls calls = new ProviderCalls(PATIENT);
        hold(calls, "kakao", List.of("venue"));
        Future<String> waiting = threads.submit(() -> calls.call("kakao", "venue", () -> "answer"));
        assertThat(waiting.isDone()).isFalse();

        answered.countDown();

        assertThat(waiting.get(PATIENT.toSeconds(), TimeUnit.SECONDS)).isEqualTo("answer");
    }

    @Test
    void aFailedCallReleasesItsPlace() {
        ProviderCalls calls = new ProviderCalls(Duration.ZERO);
        for (int i = 0; i < 2 * ProviderCalls.PER_PROVIDER_MAX; i++) {
            assertThatThrownBy(() -> calls.call("kakao", "one", () -> {
                        throw new IllegalStateException("no answer");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(calls.call("kakao", "one", () -> "answer")).isEqualTo("answer");
    }

    /** Occupies all places of some networks until {@link #answered}. */
    private void hold(ProviderCalls calls, String provider, List<String> networks) {
        CountDownLatch held = new CountDownLatch(networks.size() * ProviderCalls.PER_NETWORK_MAX);
        networks.forEach(network -> IntStream.range(0, ProviderCalls.PER_NETWORK_MAX)
                .forEach(i -> threads.submit(() -> calls.call(provider, network, () -> {
                    held.countDown();
                    return awaited(answered);
                }))));
        assertThat(awaited(held)).isTrue();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void assertRefused(ProviderCalls calls, String provider, String network) {
        assertThatThrownBy(() -> calls.call(provider, network, () -> "answer"))
                .isInstanceOf(ProviderUnavailableException.class);
    }
}
