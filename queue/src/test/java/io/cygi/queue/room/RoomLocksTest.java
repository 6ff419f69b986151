package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation releases the lock of the room. A lock that is kept would block every other thread. */
class RoomLocksTest {

    private static final Executor DAEMONS = work -> Thread.ofVirtual().start(work);
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final Place PLACE = new Place(0, 0);

    private final RoomState room = new RoomState(WaitingRoomSettings.ON);

    @ParameterizedTest
    @MethodSource("operations")
    void releasesItsLockAfterEachOperation(Consumer<RoomState> operation) {
        operation.accept(room);

        assertThat(CompletableFuture.runAsync(() -> room.apply(new SaleOpened(), 1, 1), DAEMONS))
                .succeedsWithin(WAIT_MAX);
        assertThat(CompletableFuture.supplyAsync(room::loggedAt, DAEMONS))
                .succeedsWithin(WAIT_MAX)
                .isEqualTo(1L);
    }

    static Stream<Consumer<RoomState>> operations() {
        return Stream.of(
                room -> room.apply(new SaleOpened(), 0, 0),
                room -> room.view(PLACE, 0),
                room -> room.tryUse(PLACE, "attempt", "u", 0));
    }
}
