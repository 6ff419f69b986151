package io.cygi.queue.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.AdmissionsDecided;
import io.cygi.queue.room.record.RoomRecord.CallAcknowledged;
import io.cygi.queue.room.record.RoomRecord.Grant;
import io.cygi.queue.room.record.RoomRecord.LeaderElected;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.room.record.RoomRecord.RoomConfigured;
import io.cygi.queue.room.record.RoomRecord.SaleOpened;
import io.cygi.queue.room.record.RoomStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several partitions make one line, even if many fans join within a millisecond or a broker's clock is set back. */
class RoomMergeTest {

    private static final int PARTITIONS = 3;
    private static final int FANS = 600;
    private static final long NOW = 1_000_000;
    private static final long SEED = 20_261_126;

    private final Random random = new Random(SEED);
    private final RoomState room = new RoomState(new WaitingRoomSettings(true, null, FANS, 300, PARTITIONS, 0, 0));
    private final List<Place> places = new ArrayList<>();
    private long now = NOW;
    private long logged;

    private void log(RoomRecord record) {
        room.apply(record, logged++, now);
    }

    /** Joins some twelve fans in each millisecond, while now and then a partition's broker has the wrong time. */
    private void join() {
        int[] next = new int[PARTITIONS];
        for (int i = 0; i < FANS; i++) {
            int partition = random.nextInt(PARTITIONS);
            Place place = new Place(partition, next[partition]++);
            long at = NOW + i / 12 - (random.nextInt(10) == 0 ? 20 : 0);
            room.joined(place, i + 1L, at, null, false);
            places.add(place);
        }
        now += FANS;
    }

    private List<Long> aheadOfAll() {
        return places.stream().map(place -> room.view(place, now).ahead()).toList();
    }

    /** {@return all places in the order in which they are called, one by one} */
    private List<Place> callAll() {
        Set<Place> order = new LinkedHashSet<>();
        for (int i = 0; i < FANS; i++) {
            now += 50;
            AdmissionsDecided decided = room.plan(0, now, now, 1).orElseThrow();
            log(decided);
            for (Place place : places) {
                if (place.offset() <= decided.calledTo().get(place.partition())) {
                    order.add(place);
                }
            }
        }
        return List.copyOf(order);
    }

    @Test
    void countsAsAheadExactlyTheFansWhoAreCalledBefore() {
        log(new LeaderElected("node"));
        log(new SaleOpened());
        join();
        List<Long> ahead = aheadOfAll();
        for (Place place : places) {
            assertThat(room.view(place, now).ahead() + room.view(place, now).behind())
                    .isEqualTo(FANS - 1);
        }
        assertThat(ahead).doesNotHaveDuplicates();

        List<Place> order = callAll();

        assertThat(order).hasSize(FANS);
        for (int i = 0; i < FANS; i++) {
            assertThat(ahead.get(places.indexOf(order.get(i)))).isEqualTo(i);
        }
    }

    @Test
    void countsAnsweredFansWhoWaitForCapacityAndAdmitsThemInTurn() {
        log(new LeaderElected("node"));
        log(new SaleOpened());
        join();
        log(room.plan(0, now, now, FANS / 2).orElseThrow());
        log(new RoomConfigured(null, RoomStatus.PAUSED));
        List<Place> answered = new ArrayList<>();
        for (int i = 0; i < FANS; i++) {
            Place place = places.get(i);
            if (room.view(place, now).called() && random.nextBoolean()) {
                log(new CallAcknowledged(place.partition(), place.offset(), i + 1L));
                answered.add(place);
            }
        }
        Place gone = answered.remove(random.nextInt(answered.size()));
        log(new PlaceLeft(gone.partition(), gone.offset()));
        List<Long> ahead =
                answered.stream().map(place -> room.view(place, now).ahead()).toList();
        Place last = places.stream()
                .filter(place ->
                        !room.view(place, now).over() && room.view(place, now).behind() == 0)
                .findFirst()
                .orElseThrow();
        long before = room.view(last, now).ahead();
        assertThat(ahead).doesNotHaveDuplicates();
        assertThat(before).isEqualTo(FANS / 2 - 1 + answered.size());

        log(new RoomConfigured(null, RoomStatus.OPEN));
        List<Place> granted = room.plan(0, now, now, 0).orElseThrow().grants().stream()
                .map(RoomMergeTest::place)
                .toList();

        assertThat(granted).hasSameSizeAs(answered);
        for (int i = 0; i < granted.size(); i++) {
            assertThat(ahead.get(answered.indexOf(granted.get(i)))).isEqualTo(i);
        }
        assertThat(room.view(last, now + 6_000).ahead())
                .as("who fell silent is not counted")
                .isEqualTo(FANS / 2 - 1);
    }

    private static Place place(Grant grant) {
        return new Place(grant.partition(), grant.offset());
    }
}
