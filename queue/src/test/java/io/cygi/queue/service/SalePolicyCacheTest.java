package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A slow event store. */
@Timeout(60)
class SalePolicyCacheTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final PolicyReads.Bounds BOUNDS = new PolicyReads.Bounds(40, Duration.ofMillis(50), SOON);

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final List<Thread> askers = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean over;

    /** A store that answers when the test says so, with the state that it had when it was asked. */
    private final StoredEvents store = events((proxy, method, arguments) -> switch (method.getName()) {
        case "between" -> {
            boolean found = over;
            reads.incrementAndGet();
            running.incrementAndGet();
            if (!answer.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody lets the store answer");
            }
            running.decrementAndGet();
            yield found ? List.of(event("over"), event("over")) : List.of(event("open"));
        }
        case "payloads" -> payloads((List<?>) arguments[0]);
        default -> InvocationHandler.invokeDefault(proxy, method, arguments);
    });

    private final SalePolicyCache policies = new SalePolicyCache(store, BOUNDS);
    private final ConcertId concert = new ConcertId(UUID.randomUUID().toString());

    /** Ends the reads of a test that has failed, too. */
    @AfterEach
    void letTheStoreAnswer() {
        answer.countDown();
    }

    private static StoredEvents events(InvocationHandler handler) {
        return (StoredEvents) Proxy.newProxyInstance(
                StoredEvents.class.getClassLoader(), new Class<?>[] {StoredEvents.class}, handler);
    }

    private static StoredEvent event(String type) {
        return new StoredEvent(1, "concert", 0, "event", type, null, NOW.toString(), new byte[0]);
    }

    private List<Object> payloads(List<?> events) {
        return events.size() > 1
                ? List.of(new SalesOpened(concert, NOW), new SalesClosed(concert, NOW))
                : List.of(new SalesOpened(concert, NOW));
    }

    private Future<SalePolicy> ask(Callable<SalePolicy> question) {
        return threads.submit(() -> {
            askers.add(Thread.currentThread());
            return question.call();
        });
    }

    private void awaitReads(int count) {
        Awaitility.await().atMost(SOON).until(() -> running.get() == count);
    }

    private void awaitAskers(int count) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> askers.size() == count
                        && askers.stream()
                                .allMatch(thread -> thread.getState() == Thread.State.WAITING
                                        || thread.getState() == Thread.State.TIMED_WAITING));
    }

    /** Many concerts, so that some of them are neighbours in any table. */
    @Test
    void letsNoConcertWaitForAnother() throws Exception {
        List<Future<SalePolicy>> asked = IntStream.range(0, BOUNDS.readsMax())
                .mapToObj(i -> new ConcertId(UUID.randomUUID().toString()))
                .map(id -> ask(() -> policies.of(id)))
                .toList();

        awaitReads(BOUNDS.readsMax());
        answer.countDown();
        for (Future<SalePolicy> policy : asked) {
            assertThat(policy.get().settled()).isTrue();
        }
    }

    @Test
    void readsOnceForAllWhoAskAboutAConcert() throws Exception {
        List<Future<SalePolicy>> asked = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            asked.add(ask(() -> policies.of(concert)));
        }
        awaitAskers(30);
        answer.countDown();
        for (Future<SalePolicy> policy : asked) {
            assertThat(policy.get().over()).isFalse();
        }
        assertThat(policies.of(concert).settled()).isTrue();
        assertThat(reads).hasValue(1);
    }

    /** A read that runs already may have seen an older state. */
    @Test
    void readsOnceMoreForAllWhoNeedThePolicyOfThisMoment() throws Exception {
        Future<SalePolicy> earlier = ask(() -> policies.of(concert));
        awaitReads(1);
        over = true;
        List<Future<SalePolicy>> asked = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            asked.add(ask(() -> policies.now(concert)));
        }
        awaitAskers(31);
        answer.countDown();

        assertThat(earlier.get().over()).isFalse();
        for (Future<SalePolicy> policy : asked) {
            assertThat(policy.get().over()).isTrue();
        }
        assertThat(reads).hasValue(2);
    }

    @Test
    void forgetsAtOnceWhatARunningReadWillFind() throws Exception {
        Future<SalePolicy> earlier = ask(() -> policies.of(concert));
        awaitReads(1);
        over = true;

        threads.submit(() -> policies.forget(concert)).get(SOON.toSeconds() / 2, TimeUnit.SECONDS);
        Future<SalePolicy> later = ask(() -> policies.of(concert));
        awaitAskers(2);
        answer.countDown();

        assertThat(earlier.get().over()).isFalse();
        assertThat(later.get().over()).isTrue();
        assertThat(policies.of(concert).over()).isTrue();
    }

    @Test
    void readsNoMoreConcertsAtOnceThanItMay() throws Exception {
        List<Future<SalePolicy>> asked = IntStream.range(0, BOUNDS.readsMax())
                .mapToObj(i -> new ConcertId(UUID.randomUUID().toString()))
                .map(id -> ask(() -> policies.of(id)))
                .toList();
        awaitReads(BOUNDS.readsMax());

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> policies.of(concert));

        answer.countDown();
        for (Future<SalePolicy> policy : asked) {
            policy.get();
        }
        assertThat(policies.of(concert).settled()).isTrue();
    }

    @Test
    void readsAgainAfterAFault() {
        AtomicInteger faults = new AtomicInteger(1);
        SalePolicyCache other = new SalePolicyCache(
                events((proxy, method, arguments) -> {
                    if (method.getName().equals("between") && faults.getAndDecrement() > 0) {
                        throw new UnavailableException("away", new IllegalStateException());
                    }
                    return method.getName().equals("payloadsOf")
                            ? InvocationHandler.invokeDefault(proxy, method, arguments)
                            : List.of();
                }),
                BOUNDS);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> other.of(concert))
                .withMessage("away");
        assertThat(other.of(concert).settings().enabled()).isFalse();
    }
}
