package io.cygi.standalone.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpAllowanceClosed;
import io.cygi.contracts.topup.TopUpAllowanceEvent.TopUpAllowanceReopened;
import io.cygi.contracts.topup.TopUpEvent.TopUpCancelled;
import io.cygi.contracts.topup.TopUpEvent.TopUpCredited;
import io.cygi.contracts.topup.TopUpEvent.TopUpExpired;
import io.cygi.contracts.topup.TopUpEvent.TopUpFailed;
import io.cygi.contracts.topup.TopUpEvent.TopUpPaymentReturned;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefundRefused;
import io.cygi.contracts.topup.TopUpEvent.TopUpRefunded;
import io.cygi.contracts.wallet.WalletEvent.WalletClosed;
import io.cygi.standalone.SilentLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs ten thousand sequences of top-ups with every possible fault. In the end the wallets match the provider's
 * payments, nothing is credited twice, and nothing is open. A run is repeated by its seed: {@code
 * -Dcygi.top-ups.seed=42}.
 */
@ExtendWith(SilentLog.class)
class TopUpFaultRunsTest {

    private static final int RUNS = 10_000;

    /** The events that the runs must have produced, so that they test anything. */
    private static final List<Class<?>> OUTCOMES = List.of(
            TopUpCredited.class,
            TopUpFailed.class,
            TopUpCancelled.class,
            TopUpExpired.class,
            TopUpPaymentReturned.class,
            TopUpRefunded.class,
            TopUpRefundRefused.class,
            TopUpAllowanceClosed.class,
            TopUpAllowanceReopened.class,
            WalletClosed.class);

    private final ThreadLocal<TopUpWorld> worlds = ThreadLocal.withInitial(TopUpWorld::new);
    private final Map<Class<?>, LongAdder> outcomes = new ConcurrentHashMap<>();

    @Test
    void leaveTheCreditsEqualToTheProvidersPayments() {
        Long seed = Long.getLong("cygi.top-ups.seed");
        if (seed != null) {
            run(seed);
            return;
        }
        LongStream.range(0, RUNS).parallel().forEach(this::run);
        System.out.println("top-ups under faults came to " + outcomes);
        assertThat(outcomes.keySet()).containsAll(OUTCOMES);
    }

    private void run(long seed) {
        TopUpWorld world = worlds.get();
        try {
            TopUpRun.run(world, seed);
        } catch (AssertionError | RuntimeException e) {
            StringBuilder story = new StringBuilder("-Dcygi.top-ups.seed=" + seed + " fails: " + e.getMessage());
            world.events.all().forEach(event -> story.append("\n  ").append(event.getPayload()));
            throw new AssertionError(story.toString(), e);
        }
        world.events.all().stream()
                .map(DomainEventMessage::getPayloadType)
                .filter(OUTCOMES::contains)
                .forEach(type ->
                        outcomes.computeIfAbsent(type, key -> new LongAdder()).increment());
    }
}
