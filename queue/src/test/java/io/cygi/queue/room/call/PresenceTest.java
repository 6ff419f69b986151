package io.cygi.queue.room.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Place;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Place PLACE = new Place(0, 3);
    private static final Place OTHER = new Place(1, 3);

    private final Presence presence = new Presence();
    private final CallWindow calls = new CallWindow();

    @Test
    void lastsTwoSeconds() {
        presence.note(PLACE, 1_000);

        assertThat(presence.isPresent(PLACE, 3_000)).isTrue();
        assertThat(presence.isPresent(PLACE, 3_001)).isFalse();
        assertThat(presence.isPresent(OTHER, 1_000)).isFalse();
    }

    @Test
    void keepsAnAcknowledgementUntilItIsTaken() {
        assertThat(presence.hasEarly(PLACE)).isFalse();
        assertThat(presence.removeEarly(PLACE)).isNull();

        presence.putEarly(PLACE, new Acknowledgement(7, 1_000));
        assertThat(presence.hasEarly(PLACE)).isTrue();
        assertThat(presence.hasEarly(OTHER)).isFalse();
        assertThat(presence.removeEarly(PLACE)).isEqualTo(new Acknowledgement(7, 1_000));
        assertThat(presence.hasEarly(PLACE)).isFalse();
    }

    @Test
    void forgetsAPlace() {
        presence.note(PLACE, 1_000);
        presence.putEarly(PLACE, new Acknowledgement(7, 1_000));
        presence.remove(PLACE);

        assertThat(presence.isPresent(PLACE, 1_000)).isFalse();
        assertThat(presence.hasEarly(PLACE)).isFalse();
    }

    @Test
    void forgetsOldPresenceForGood() {
        presence.note(PLACE, 1_000);
        presence.note(OTHER, 1_001);
        presence.expire(3_001, calls);

        assertThat(presence.isPresent(PLACE, 1_000)).isFalse();
        assertThat(presence.isPresent(OTHER, 3_001)).isTrue();
    }

    @Test
    void forgetsAcknowledgementsWhenCallsLapse() {
        presence.putEarly(PLACE, new Acknowledgement(7, 1_000));
        presence.putEarly(OTHER, new Acknowledgement(8, 1_001));
        presence.expire(1_000 + CallWindow.LAPSE_MILLIS, calls);

        assertThat(presence.hasEarly(PLACE)).isFalse();
        assertThat(presence.hasEarly(OTHER)).isTrue();
    }

    @Test
    void acceptsAClockThatIsSetBack() {
        presence.note(PLACE, 10_000);
        presence.putEarly(OTHER, new Acknowledgement(8, 10_000));
        presence.setBack(4_000);

        assertThat(presence.isPresent(PLACE, 8_000)).isTrue();
        assertThat(presence.isPresent(PLACE, 8_001)).isFalse();
        assertThat(presence.removeEarly(OTHER)).isEqualTo(new Acknowledgement(8, 6_000));
    }
}
