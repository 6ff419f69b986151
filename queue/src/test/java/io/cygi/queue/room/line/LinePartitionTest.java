package io.cygi.queue.room.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinePartitionTest {

    private static final long NOW = 1_000_000;

    private final LinePartition line = new LinePartition();

    /** Accounts 1, 2, 3 and so on take the next places. */
    private void join(int count) {
        for (int i = 0; i < count; i++) {
            line.join(line.end(), line.end() + 1L, NOW + line.end(), null);
        }
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(line.end()).isZero();
        assertThat(line.calledTo()).isEqualTo(-1);
        assertThat(line.expiredTo()).isEqualTo(-1);
        assertThat(line.waiting()).isZero();
        assertThat(line.find(1)).isEqualTo(-1);
        assertThat(line.firstSince(NOW)).isZero();
        assertThat(line.nextWaiting(-1)).isZero();
    }

    @Test
    void findsEveryAccountIfAllHashesCollide() {
        int count = 1_000;
        for (int i = 0; i < count; i++) {
            line.join(i, together(i), NOW, null);
        }

        for (int i = 0; i < count; i++) {
            assertThat(line.find(together(i))).isEqualTo(i);
            assertThat(line.accountAt(i)).isEqualTo(together(i));
        }
        assertThat(line.find(together(count))).isEqualTo(-1);
        assertThat(line.waiting()).isEqualTo(count);
    }

    /** {@return a hash with two equal halves, which cancel out when they are combined} */
    private static long together(int i) {
        return (long) i << 32 | i;
    }

    @Test
    void findsAccountsWhoseHashesAreSpread() {
        for (int i = 0; i < 1_000; i++) {
            line.join(i, spread(i), NOW, null);
        }

        for (int i = 0; i < 1_000; i++) {
            assertThat(line.find(spread(i))).isEqualTo(i);
        }
    }

    private static long spread(int i) {
        return 0x9E37_79B9_7F4A_7C15L * (i + 1);
    }

    @Test
    void takesLessThanThirtyBytesAPlace() {
        join(1_000);

        assertThat(line.bytes()).isBetween(20_000L, 30_000L);
    }

    @Test
    void takesMoreForPlacesThatWereLeftOrAdmitted() {
        join(10);
        long before = line.bytes();
        line.leave(3);
        long afterLeaving = line.bytes();
        line.admit(4);

        assertThat(afterLeaving).isGreaterThan(before);
        assertThat(line.bytes()).isGreaterThan(afterLeaving);
    }

    @Test
    void keepsTheFirstPlaceOfAnAccount() {
        line.join(0, 7, NOW, null);
        line.join(1, 7, NOW, null);
        line.join(2, 8, NOW, null);

        assertThat(line.find(7)).isZero();
        assertThat(line.isDuplicate(0)).isFalse();
        assertThat(line.isDuplicate(1)).isTrue();
        assertThat(line.waiting()).isEqualTo(2);
        assertThat(line.nextWaiting(0)).isEqualTo(2);
    }

    @Test
    void replacesOnlyThePresentPlaceOfAnAccount() {
        line.join(0, 7, NOW, null);
        line.join(1, 7, NOW, 0);
        line.join(2, 7, NOW, 0);

        assertThat(line.find(7)).isEqualTo(1);
        assertThat(line.isDuplicate(1)).isFalse();
        assertThat(line.isDuplicate(2)).isTrue();
    }

    @Test
    void ignoresARecordThatComesAgain() {
        join(2);
        line.join(1, 9, NOW + 100, null);

        assertThat(line.end()).isEqualTo(2);
        assertThat(line.find(9)).isEqualTo(-1);
        assertThat(line.accountAt(1)).isEqualTo(2);
        assertThat(line.joinedAt(1, 0)).isEqualTo(NOW + 1);
    }

    @Test
    void skipsRecordsThatTheBrokerNoLongerHas() {
        line.join(0, 1, NOW, null);
        line.join(3, 2, NOW + 5, null);

        assertThat(line.end()).isEqualTo(4);
        assertThat(line.waiting()).isEqualTo(2);
        assertThat(line.isDuplicate(1)).isTrue();
        assertThat(line.isDuplicate(2)).isTrue();
        assertThat(line.find(2)).isEqualTo(3);
        assertThat(line.nextWaiting(0)).isEqualTo(3);
        assertThat(line.joinedAt(2, 0)).isEqualTo(NOW + 5);
    }

    @Test
    void knowsTheAccountOfAPlaceAfterItsRecord() {
        join(2);

        assertThat(line.isOf(1, 2)).isTrue();
        assertThat(line.isOf(1, 1)).isFalse();
        assertThat(line.isOf(2, 0)).isFalse();
        assertThat(line.isOf(1_000, 0)).isFalse();
    }

    @Test
    void neverHasDecreasingTimes() {
        line.join(0, 1, 100, null);
        line.join(1, 2, 50, null);
        line.join(2, 3, 120, null);

        assertThat(line.joinedAt(0, 7)).isEqualTo(100);
        assertThat(line.joinedAt(1, 7)).isEqualTo(100);
        assertThat(line.joinedAt(2, 7)).isEqualTo(120);
        assertThat(line.joinedAt(3, 7)).as("not known yet").isEqualTo(7);
    }

    @Test
    void findsTheFirstPlaceSinceATime() {
        long[] times = {10, 20, 20, 30};
        for (int i = 0; i < times.length; i++) {
            line.join(i, i + 1L, times[i], null);
        }

        assertThat(line.firstSince(5)).isZero();
        assertThat(line.firstSince(10)).isZero();
        assertThat(line.firstSince(11)).isEqualTo(1);
        assertThat(line.firstSince(20)).isEqualTo(1);
        assertThat(line.firstSince(21)).isEqualTo(3);
        assertThat(line.firstSince(30)).isEqualTo(3);
        assertThat(line.firstSince(31)).isEqualTo(4);
    }

    @Test
    void countsWaitingFansBeforeAndAfterAPlace() {
        join(10);
        line.leave(6);
        line.advance(3, -1);

        assertThat(line.waiting()).isEqualTo(5);
        assertThat(line.waitingBefore(2)).isZero();
        assertThat(line.waitingBefore(4)).isZero();
        assertThat(line.waitingBefore(5)).isEqualTo(1);
        assertThat(line.waitingBefore(8)).isEqualTo(3);
        assertThat(line.waitingAfter(1)).as("of those who were not called").isEqualTo(5);
        assertThat(line.waitingAfter(3)).isEqualTo(5);
        assertThat(line.waitingAfter(4)).isEqualTo(4);
        assertThat(line.waitingAfter(6)).isEqualTo(3);
        assertThat(line.waitingAfter(8)).isEqualTo(1);
        assertThat(line.waitingAfter(9)).isZero();
        assertThat(line.waitingAfter(20))
                .as("a place whose record is not known yet")
                .isZero();
    }

    @Test
    void skipsFansWhoHaveLeft() {
        join(4);
        line.leave(1);
        line.leave(2);

        assertThat(line.hasLeft(1)).isTrue();
        assertThat(line.hasLeft(3)).isFalse();
        assertThat(line.isDuplicate(1)).as("which has a place and left it").isFalse();
        assertThat(line.nextWaiting(-1)).isZero();
        assertThat(line.nextWaiting(0)).isEqualTo(3);
        assertThat(line.nextWaiting(3)).isEqualTo(4);
    }

    @Test
    void endsAtItsLastRecordEvenIfALaterPlaceWasLeft() {
        join(2);
        line.leave(2);

        assertThat(line.nextWaiting(1)).isEqualTo(2);
        join(1);
        assertThat(line.nextWaiting(1)).isEqualTo(3);
    }

    @Test
    void remembersAdmittedFans() {
        join(2);
        line.admit(1);

        assertThat(line.wasAdmitted(0)).isFalse();
        assertThat(line.wasAdmitted(1)).isTrue();
    }

    @Test
    void neverRevokesACall() {
        line.advance(4, 2);
        line.advance(3, 1);
        assertThat(line.calledTo()).isEqualTo(4);
        assertThat(line.expiredTo()).isEqualTo(2);

        line.advance(5, 3);
        assertThat(line.calledTo()).isEqualTo(5);
        assertThat(line.expiredTo()).isEqualTo(3);
    }
}
