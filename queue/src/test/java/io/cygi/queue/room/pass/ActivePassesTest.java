package io.cygi.queue.room.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.line.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Passes of one account expire at 100,000 unless a test says otherwise. */
class ActivePassesTest {

    private static final long FAN = 7;
    private static final long OTHER_FAN = 8;
    private static final long NOW = 1_000;
    private static final long EXPIRES = 100_000;
    private static final Place FIRST = new Place(0, 0);
    private static final Place SECOND = new Place(0, 1);

    private final ActivePasses passes = new ActivePasses();

    private ActivePass pass(Place place) {
        @Nullable ActivePass pass = passes.at(place);
        assertThat(pass).as("the pass at %s", place).isNotNull();
        return pass;
    }

    @Test
    void knowsAPassByItsPlace() {
        passes.admit(FIRST, FAN, EXPIRES);

        assertThat(pass(FIRST).place()).isEqualTo(FIRST);
        assertThat(pass(FIRST).expiresAt()).isEqualTo(EXPIRES);
        assertThat(pass(FIRST).used()).isFalse();
        assertThat(pass(FIRST).hasTried()).isFalse();
        assertThat(passes.at(SECOND)).isNull();
    }

    @Test
    void admitsAPlaceOnce() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.book(FAN, "r");
        passes.admit(FIRST, FAN, EXPIRES + 1);

        assertThat(pass(FIRST).expiresAt()).isEqualTo(EXPIRES);
        assertThat(passes.count(NOW)).isEqualTo(1);
        passes.endBooking("r", true);
        assertThat(passes.tryUse(FIRST, "a", "u", NOW))
                .as("it was not superseded")
                .isTrue();
    }

    @Test
    void countsThoseThatHaveNotExpired() {
        passes.admit(FIRST, FAN, 2_000);
        passes.admit(SECOND, OTHER_FAN, 3_000);

        assertThat(passes.count(1_999)).isEqualTo(2);
        assertThat(passes.count(2_000)).isEqualTo(1);
        assertThat(passes.count(3_000)).isZero();
    }

    @Test
    void forgetsThoseThatHaveExpired() {
        passes.admit(FIRST, FAN, 2_000);
        passes.admit(SECOND, OTHER_FAN, 3_000);
        passes.expire(2_000);

        assertThat(passes.at(FIRST)).isNull();
        assertThat(passes.at(SECOND)).isNotNull();
        assertThat(passes.count(NOW)).isEqualTo(1);
    }

    @Test
    void attributesNoBookingToAnExpiredOrRemovedPass() {
        passes.admit(FIRST, FAN, 2_000);
        passes.expire(2_000);
        passes.admit(SECOND, FAN, EXPIRES);
        passes.book(FAN, "r");
        assertThat(pass(SECOND).used()).isTrue();

        passes.admit(new Place(1, 0), OTHER_FAN, EXPIRES);
        passes.remove(new Place(1, 0));
        Place again = new Place(1, 1);
        passes.admit(again, OTHER_FAN, EXPIRES);
        passes.book(OTHER_FAN, "s");
        assertThat(pass(again).used()).isTrue();
    }

    @Test
    void lastsAsLongIfTheClockIsSetBack() {
        passes.admit(FIRST, FAN, 50_000);
        passes.use(FIRST, "a", "u", 40_000, 0);
        passes.setBack(30_000);

        assertThat(pass(FIRST).expiresAt()).isEqualTo(20_000);
        passes.use(FIRST, "b", "u", 70_000, 0);
        assertThat(passes.isUsedFor(FIRST, "b")).as("a minute after the claim").isFalse();
        passes.use(FIRST, "b", "u", 70_001, 0);
        assertThat(passes.isUsedFor(FIRST, "b")).isTrue();
    }

    @Test
    void isUsedByOneAttempt() {
        passes.admit(FIRST, FAN, EXPIRES);

        assertThat(passes.tryUse(FIRST, "a", "u", NOW)).isTrue();
        assertThat(pass(FIRST).used()).isTrue();
        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isFalse();
        assertThat(passes.tryUse(SECOND, "a", "u", NOW)).as("no pass").isFalse();
    }

    @Test
    void isRefusedOnceExpired() {
        passes.admit(FIRST, FAN, 2_000);

        assertThat(passes.tryUse(FIRST, "a", "u", 2_000)).isFalse();
        assertThat(passes.tryUse(FIRST, "a", "u", 1_999)).isTrue();
    }

    @Test
    void staysUsedOnceTheBookingHasBegun() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.tryUse(FIRST, "a", "u", NOW);
        passes.keepUsed(FIRST, "b", "u");
        passes.keepUsed(SECOND, "a", "u");
        assertThat(passes.undoUse(FIRST, "a", "u"))
                .as("another attempt's booking")
                .isTrue();

        passes.tryUse(FIRST, "a", "u", NOW);
        passes.keepUsed(FIRST, "a", "u");
        assertThat(passes.undoUse(FIRST, "a", "u")).isFalse();
        assertThat(pass(FIRST).used()).isTrue();
    }

    @Test
    void staysUsedOnceTheLogHasTheBooking() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.tryUse(FIRST, "a", "u", NOW);
        passes.book(FAN, "r");

        assertThat(passes.undoUse(FIRST, "a", "u")).isFalse();
    }

    @Test
    void belongsToTheFirstAttemptOfTheLogUntilItIsAbandoned() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(SECOND, "a", "u", NOW, 0);
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();
        assertThat(passes.isUsedFor(SECOND, "a")).isFalse();

        passes.use(FIRST, "a", "u", NOW, 0);
        passes.use(FIRST, "b", "u", NOW + 60_000, 0);
        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
        passes.use(FIRST, "b", "u", NOW + 60_001, 0);
        assertThat(passes.isUsedFor(FIRST, "b"))
                .as("nothing was heard for a minute")
                .isTrue();
    }

    @Test
    void restartsTheWaitForAnAttemptWithEachTerm() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);

        passes.use(FIRST, "b", "u", 90_000, 30_000);
        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
        passes.use(FIRST, "b", "u", 90_001, 30_000);
        assertThat(passes.isUsedFor(FIRST, "b")).isTrue();
    }

    @Test
    void isFreedByItsOwnAttemptOnly() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.free(FIRST, "b", "u");
        passes.free(SECOND, "a", "u");
        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();

        passes.free(FIRST, "a", "u");
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();
        assertThat(passes.at(FIRST)).as("the pass itself").isNotNull();
    }

    @Test
    void isNotFreedAfterItsBookingWasAccepted() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.keep(FIRST, "b");
        passes.keep(SECOND, "a");
        passes.free(FIRST, "a", "u");
        assertThat(passes.isUsedFor(FIRST, "a"))
                .as("another attempt was accepted")
                .isFalse();

        passes.use(FIRST, "a", "u", NOW, 0);
        passes.keep(FIRST, "a");
        passes.free(FIRST, "a", "u");
        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
        passes.use(FIRST, "b", "u", NOW + 70_000, 0);
        assertThat(passes.isUsedFor(FIRST, "a")).as("however late").isTrue();
    }

    @Test
    void belongsToItsBookingUntilTheBookingEnds() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.book(FAN, "r");
        passes.free(FIRST, "a", "u");
        passes.use(FIRST, "b", "u", NOW + 70_000, 0);

        assertThat(passes.isUsedFor(FIRST, "a")).isTrue();
    }

    @Test
    void isNotFreedByAnotherProcessOnceItsBookingHasBegun() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.tryUse(FIRST, "a", "u", NOW);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.keepUsed(FIRST, "a", "u");

        passes.free(FIRST, "a", "u");

        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isFalse();
    }

    @Test
    void isFreeAgainIfTheBookingFails() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.tryUse(FIRST, "a", "u", NOW);
        passes.use(FIRST, "a", "u", NOW, 0);
        passes.keep(FIRST, "a");
        passes.book(FAN, "r");
        passes.endBooking("r", true);

        assertThat(pass(FIRST).used()).isFalse();
        assertThat(pass(FIRST).hasTried()).isTrue();
        assertThat(passes.isUsedFor(FIRST, "a")).isFalse();
        assertThat(passes.tryUse(FIRST, "b", "u", NOW)).isTrue();
        passes.use(FIRST, "b", "u", NOW, 0);
        passes.free(FIRST, "b", "u");
        assertThat(passes.isUsedFor(FIRST, "b"))
                .as("the earlier confirmation is of the earlier attempt")
                .isFalse();
    }

    @Test
    void endsWithItsBooking() {
        passes.admit(FIRST, FAN, EXPIRES);
        passes.book(FAN, "r");
        assertThat(pass(FIRST).hasTried()).isTrue();
        passes.endBooking("unknown", false);
        assertThat(passes.at(FIRST)).isNotNull();

        passes.endBooking("r", false);
        assertThat(passes.at(FIRST)).isNull();
    }
}
