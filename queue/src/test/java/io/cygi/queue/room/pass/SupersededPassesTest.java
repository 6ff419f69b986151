package io.cygi.queue.room.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.line.Place;
import org.junit.jupiter.api.Test;

/** Fans who are admitted again, and bookings that are reported again. */
class SupersededPassesTest {

    private static final long FAN = 7;
    private static final long OTHER_FAN = 8;
    private static final long NOW = 1_000;
    private static final long EXPIRES = 100_000;
    private static final int ENDED_MAX = 10_000;
    private static final Place FIRST = new Place(0, 0);
    private static final Place SECOND = new Place(0, 1);

    private final ActivePasses passes = new ActivePasses();

    @Test
    void aFanHasOnePassOfThoseThatAreNotInUse() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.admit(SECOND, FAN, EXPIRES);

        assertThat(passes.at(FIRST)).isNull();
        assertThat(passes.tryUse(SECOND, "a", "u", NOW)).isTrue();
        assertThat(passes.count(NOW)).isEqualTo(1);
    }

    @Test
    void otherFansKeepTheirPasses() {
        passes.admit(FIRST, OTHER_FAN, EXPIRES);
        passes.admit(SECOND, FAN, EXPIRES);

        assertThat(passes.tryUse(FIRST, "a", "u", NOW)).isTrue();
    }

    @Test
    void anEarlierPassLastsAsLongAsItsBookingAndMakesNoOther() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.book(FAN, "r");
        passes.admit(SECOND, FAN, EXPIRES);

        assertThat(passes.at(FIRST)).isNotNull();
        assertThat(passes.tryUse(FIRST, "a", "u", NOW)).isFalse();
        passes.endBooking("r", true);
        assertThat(passes.at(FIRST)).as("although the booking failed").isNull();
        passes.book(FAN, "s");
        assertThat(passes.tryUse(SECOND, "a", "u", NOW))
                .as("which the next booking uses")
                .isFalse();
    }

    @Test
    void anEarlierPassLastsAsLongAsItsAttempt() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.admit(SECOND, FAN, EXPIRES);
        assertThat(passes.at(FIRST)).isNotNull();

        passes.free(FIRST, "a", "u");
        assertThat(passes.at(FIRST)).isNull();
    }

    @Test
    void aSecondBookingIsOfTheNextPass() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.book(FAN, "r");
        passes.admit(SECOND, FAN, EXPIRES);
        passes.book(FAN, "s");

        passes.endBooking("s", false);
        assertThat(passes.at(SECOND)).isNull();
        assertThat(passes.at(FIRST)).isNotNull();
    }

    @Test
    void prefersAPassInUseToAnEarlierOneForABooking() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.admit(SECOND, FAN, EXPIRES);
        passes.book(FAN, "r");

        passes.endBooking("r", false);
        assertThat(passes.at(FIRST)).isNull();
        assertThat(passes.at(SECOND)).isNotNull();
    }

    @Test
    void aRedeliveredBookingUsesNoOtherPass() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.book(FAN, "r");
        passes.admit(SECOND, FAN, EXPIRES);
        passes.book(FAN, "r");
        assertThat(passes.tryUse(SECOND, "a", "u", NOW))
                .as("during the booking")
                .isTrue();
        passes.undoUse(SECOND, "a", "u");

        passes.endBooking("r", false);
        passes.book(FAN, "r");
        assertThat(passes.tryUse(SECOND, "a", "u", NOW)).as("after the booking").isTrue();
    }

    @Test
    void remembersTheLatestTenThousandEndedBookings() {
        for (int i = 0; i <= ENDED_MAX; i++) {
            passes.endBooking("r" + i, false);
        }
        passes.admit(FIRST, FAN, EXPIRES);

        passes.book(FAN, "r1");
        passes.book(FAN, "r" + ENDED_MAX);
        assertThat(passes.tryUse(FIRST, "a", "u", NOW)).isTrue();
        passes.undoUse(FIRST, "a", "u");
        passes.book(FAN, "r0");
        assertThat(passes.tryUse(FIRST, "a", "u", NOW))
                .as("the eldest is forgotten")
                .isFalse();
    }

    @Test
    void countsABookingThatEndsAgainOnce() {
        for (int i = 0; i < ENDED_MAX; i++) {
            passes.endBooking("r" + i, false);
        }
        passes.endBooking("r" + (ENDED_MAX - 1), false);
        passes.admit(FIRST, FAN, EXPIRES);
        passes.book(FAN, "r0");

        assertThat(passes.tryUse(FIRST, "a", "u", NOW)).isTrue();
    }
}
