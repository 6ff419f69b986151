package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.queue.lottery.LobbyLottery;
import io.cygi.queue.lottery.LobbyTexts;
import io.cygi.queue.lottery.ReceiptBatchSigner;
import io.cygi.queue.lottery.Verification;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomRecord.SaleScheduled;
import io.cygi.queue.ticket.Ticket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lobby as full as the system property {@code cygi.lobby.fans} says, on a real broker: all fans enter at once, each
 * with a receipt; then the lobby is drawn, published and verified. The test prints its measurements.
 */
class LongLobbyTest {

    private static final int FANS = Integer.getInteger("cygi.lobby.fans", 2_000);
    private static final int JOINING = 256;
    private static final int RECEIPTS_CHECKED = 20;
    private static final Duration DRAWN_MAX = Duration.ofMinutes(3);
    private static final WaitingRoomSettings SETTINGS = new WaitingRoomSettings(true, 1_000, null, 60, 1, 60, 0);

    @TempDir
    @Nullable
    Path folder;

    private final ConcertId concert = new ConcertId(TimeOrderedIds.next());

    private record Entry(Ticket ticket, String receipt) {}

    @Test
    void everybodyWhoEnteredHasOnePlaceThatTheVerifierRecomputesFromThePublishedList() throws Exception {
        EmbeddedBroker broker =
                new EmbeddedBroker(Objects.requireNonNull(folder).resolve("broker"));
        broker.start();
        try (Replica replica = new Replica(broker.getBootstrapServers().getFirst(), "one", Map.of())) {
            replica.open(concert, SETTINGS);
            replica.log(concert, new SaleScheduled(System.currentTimeMillis() + 600_000));
            awaitPhase(replica, Lobby.Phase.OPEN);
            List<Entry> entries = timed("entered, each with a receipt", () -> enterAll(replica));
            timed("drawn", () -> {
                replica.log(concert, new SaleOpened());
                awaitPhase(replica, Lobby.Phase.DRAWN);
                return FANS;
            });
            expectEveryPlaceOnce(replica, entries);
            String list =
                    timed("published", () -> LobbyTexts.list(replica.part(LobbyLottery.class), replica.room(concert)));
            expectVerified(list, entries, LobbyTexts.key(replica.part(LobbyLottery.class)));
        } finally {
            broker.close();
        }
    }

    private interface Work<T> {
        T done() throws Exception;
    }

    private static <T> T timed(String what, Work<T> work) throws Exception {
        long from = System.nanoTime();
        T result = work.done();
        System.out.printf("%d %s in %.1f s%n", FANS, what, (System.nanoTime() - from) / 1e9);
        return result;
    }

    private List<Entry> enterAll(Replica replica) throws Exception {
        Semaphore permits = new Semaphore(JOINING);
        List<Future<Entry>> entries = new ArrayList<>(FANS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < FANS; i++) {
                String fan = "fan-" + i;
                permits.acquire();
                entries.add(threads.submit(() -> {
                    try {
                        Ticket ticket = replica.join(concert, fan);
                        return new Entry(
                                ticket,
                                replica.part(ReceiptBatchSigner.class)
                                        .sign(replica.room(concert).state(), ticket));
                    } finally {
                        permits.release();
                    }
                }));
            }
            List<Entry> all = new ArrayList<>(FANS);
            for (Future<Entry> entry : entries) {
                all.add(entry.get());
            }
            return all;
        }
    }

    private void awaitPhase(Replica replica, Lobby.Phase phase) {
        Awaitility.await()
                .atMost(DRAWN_MAX)
                .until(() -> replica.room(concert).state().phase() == phase);
    }

    /**
     * Waits until each entry has one place. The line is read beside the log, so the last places may come a moment after
     * the log says that all are drawn.
     */
    private void expectEveryPlaceOnce(Replica replica, List<Entry> entries) {
        Awaitility.await().atMost(DRAWN_MAX).until(() -> entries.stream().allMatch(entry -> replica.room(concert)
                .state()
                .drawnFor(entry.ticket().place())
                .isPresent()));
        assertThat(entries.stream()
                        .map(entry -> replica.room(concert)
                                .state()
                                .drawnFor(entry.ticket().place())
                                .orElseThrow()
                                .offset())
                        .distinct())
                .hasSize(FANS);
    }

    private void expectVerified(String list, List<Entry> entries, String key) throws Exception {
        Path present = Objects.requireNonNull(folder);
        for (int i = 0; i < RECEIPTS_CHECKED; i++) {
            String receipt = entries.get(i * (FANS / RECEIPTS_CHECKED)).receipt();
            Verification one = Verification.of(present, list, "--key", key, "--receipt", receipt);
            assertThat(one.code()).as(one.text()).isZero();
        }
        Verification holds = timed("verified", () -> Verification.of(present, list, "--key", key));
        assertThat(holds.text()).contains("All " + FANS + " places follow from the seed.", "The list holds.");
        List<String> tickets = LobbyTexts.tickets(list);
        String first = "1 " + tickets.getFirst() + "\n";
        String last = FANS + " " + tickets.getLast() + "\n";
        Verification swapped = Verification.of(
                present,
                list.replace(first, "1 " + tickets.getLast() + "\n")
                        .replace(last, FANS + " " + tickets.getFirst() + "\n"),
                "--key",
                key);
        assertThat(swapped.code()).as("one swapped pair").isEqualTo(1);
        assertThat(swapped.text()).contains("2 of " + FANS + " places do not follow from the seed.");
    }
}
