package io.cygi.queue.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.queue.http.fan.VerifiedTokenCache;
import io.cygi.queue.room.RoomState;
import io.cygi.queue.room.line.Place;
import java.lang.ref.Reference;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The heap that a million waiting fans take, beside the room's own count. */
class RoomMemoryTest {

    private static final int FANS = 1_000_000;
    private static final int BYTES_MAX = 100;
    private static final int COLLECTIONS = 3;
    private static final long NOW = 1_800_000_000_000L;

    @Test
    void takesLessThanAHundredBytesForEachFanWithTheToken() {
        Random random = new Random(7);
        long before = used();
        RoomState room = new RoomState(new WaitingRoomSettings(true, 1_000, null, 60, 1, 0, 0));
        VerifiedTokenCache tokens = new VerifiedTokenCache(FANS);
        for (int i = 0; i < FANS; i++) {
            room.joined(new Place(0, i), random.nextLong(), NOW + i / 10, null, false);
            tokens.add(
                    VerifiedTokenCache.Key.of("token-" + i, new AccountId("fan-" + i)),
                    NOW / 1_000 + 3_600,
                    NOW / 1_000);
        }
        long each = (used() - before) / FANS;
        assertThat(room.figures(NOW).waiting()).isEqualTo(FANS);
        Reference.reachabilityFence(tokens);

        System.out.printf(
                "%d bytes of heap a fan, %d of them the line%n",
                each, room.figures(NOW).memoryBytes() / FANS);
        assertThat(each).isBetween(30L, BYTES_MAX - 1L);
        assertThat(each)
                .as("what the room says of itself")
                .isGreaterThanOrEqualTo(room.figures(NOW).memoryBytes() / FANS);
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
