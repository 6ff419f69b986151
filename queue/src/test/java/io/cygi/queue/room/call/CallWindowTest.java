package io.cygi.queue.room.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cygi.queue.room.call.CallAcknowledgements.Acknowledgement;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.line.Turn;
import org.junit.jupiter.api.Test;

/** Calls end after 5 seconds and lapse after 180. */
class CallWindowTest {

    private static final double EXACT = 1e-9;

    private final CallWindow calls = new CallWindow();

    private static Turn turn(int partition, int offset) {
        return new Turn(100, new Place(partition, offset));
    }

    @Test
    void countsTheUnansweredFansOfOpenCalls() {
        calls.call(0, 2, 9, 1_000, 8);
        assertThat(calls.unacknowledged(1_000)).isEqualTo(8);

        calls.acknowledge(turn(0, 2), 1, 1_100);
        calls.acknowledge(turn(0, 2), 1, 1_200);
        assertThat(calls.unacknowledged(1_000)).as("one answered twice").isEqualTo(7);
        calls.acknowledge(turn(0, 9), 2, 1_100);
        assertThat(calls.unacknowledged(1_000)).isEqualTo(6);
        calls.leave(turn(0, 5));
        assertThat(calls.unacknowledged(1_000)).as("one left without an answer").isEqualTo(5);
        calls.leave(turn(0, 9));
        assertThat(calls.unacknowledged(1_000)).as("one left who had answered").isEqualTo(5);
    }

    @Test
    void ignoresAnAnswerOfAFanWhoWasNotCalled() {
        calls.call(0, 2, 9, 1_000, 8);
        calls.acknowledge(turn(1, 5), 1, 1_100);
        calls.acknowledge(turn(0, 1), 1, 1_100);
        calls.acknowledge(turn(0, 10), 1, 1_100);
        calls.leave(turn(1, 6));
        calls.leave(turn(0, 0));
        calls.leave(turn(0, 11));

        assertThat(calls.unacknowledged(1_000)).isEqualTo(8);
    }

    @Test
    void countsEachAnswerForItsOwnCall() {
        calls.call(0, 0, 4, 1_000, 5);
        calls.call(0, 5, 9, 3_000, 5);
        calls.acknowledge(turn(0, 7), 1, 3_100);
        calls.leave(turn(0, 8));

        assertThat(calls.unacknowledged(5_999)).isEqualTo(8);
        assertThat(calls.unacknowledged(6_000)).as("of the second call").isEqualTo(3);
        assertThat(calls.unacknowledged(8_000)).isZero();
    }

    @Test
    void neverCountsANegativeNumber() {
        calls.call(0, 0, 4, 1_000, 1);
        calls.acknowledge(turn(0, 1), 1, 1_100);
        calls.acknowledge(turn(0, 2), 1, 1_100);
        calls.call(1, 0, 4, 1_000, 3);

        assertThat(calls.unacknowledged(1_000)).isEqualTo(3);
    }

    @Test
    void learnsFromACallWhenItEnds() {
        calls.call(0, 0, 9, 1_000, 10);
        for (int offset = 0; offset < 5; offset++) {
            calls.acknowledge(turn(0, offset), offset, 1_100);
        }
        calls.pass(5_999, 5_999);
        assertThat(calls.showUp()).isEqualTo(1);

        calls.pass(6_000, 6_000);
        assertThat(calls.showUp()).isCloseTo(0.85, within(EXACT));
        calls.pass(7_000, 7_000);
        assertThat(calls.showUp()).as("learns once").isCloseTo(0.85, within(EXACT));
        assertThat(calls.callsPerAdmission())
                .as("follows the estimate for a second and a millisecond")
                .isCloseTo(Math.pow(3, 1.001 / 120), within(EXACT));
    }

    @Test
    void letsACallLapseAfterThreeMinutes() {
        calls.call(0, 0, 4, 1_000, 5);
        calls.call(1, 0, 2, 1_000, 3);
        calls.call(0, 5, 9, 2_000, 5);

        assertThat(calls.lapsedTo(0, 9, -1, 180_999)).isEqualTo(-1);
        assertThat(calls.lapsedTo(0, 9, -1, 181_000)).isEqualTo(4);
        assertThat(calls.lapsedTo(1, 2, -1, 181_000)).isEqualTo(2);
        assertThat(calls.lapsedTo(0, 9, 7, 181_000)).as("never goes back").isEqualTo(7);
        assertThat(calls.lapsedTo(0, 9, -1, 182_000)).isEqualTo(9);
    }

    @Test
    void letsNothingLapseAfterHalfAMinuteWithoutADecision() {
        calls.call(0, 0, 4, 0, 5);
        calls.pass(170_000, 170_000);

        assertThat(calls.lapsedTo(0, 4, -1, 200_000)).isEqualTo(4);
        assertThat(calls.lapsedTo(0, 4, -1, 200_001)).isEqualTo(-1);
    }

    @Test
    void givesCallsTheirTimeAgainAfterHalfAMinuteWithoutADecision() {
        calls.pass(0, 0);
        calls.call(0, 0, 4, 0, 5);
        calls.acknowledge(turn(0, 0), 1, 0);
        calls.pass(30_001, 30_101);
        Acknowledgement acknowledgement = new Acknowledgement(1, 0);
        assertThat(calls.lapsed(acknowledgement, 210_100)).isFalse();
        assertThat(calls.lapsed(acknowledgement, 210_101)).isTrue();

        for (long now = 60_000; now <= 210_000; now += 30_000) {
            calls.pass(now, now);
        }
        assertThat(calls.lapsedTo(0, 4, -1, 210_000)).isEqualTo(-1);
        assertThat(calls.lapsedTo(0, 4, -1, 210_001)).isEqualTo(4);
    }

    @Test
    void givesCallsTheirTimeAgainWithEachTerm() {
        calls.call(0, 0, 4, 1_000, 5);
        calls.hear(50_000);
        calls.hear(20_000);
        Acknowledgement acknowledgement = new Acknowledgement(1, 1_000);

        assertThat(calls.lapsedTo(0, 4, -1, 229_999)).isEqualTo(-1);
        assertThat(calls.lapsedTo(0, 4, -1, 230_000)).isEqualTo(4);
        assertThat(calls.lapsed(acknowledgement, 229_999)).isFalse();
        assertThat(calls.lapsed(acknowledgement, 230_000)).isTrue();
    }

    @Test
    void forgetsAnswersThatLapsedOnceASecond() {
        calls.pass(1_000_000, 0);
        calls.acknowledge(turn(0, 0), 1, 0);
        calls.pass(1_000_999, 180_000);
        assertThat(calls.acknowledgement(turn(0, 0))).isNotNull();

        calls.pass(1_001_000, 179_999);
        assertThat(calls.acknowledgement(turn(0, 0))).isNotNull();
        calls.pass(1_002_000, 180_000);
        assertThat(calls.acknowledgement(turn(0, 0))).isNull();
    }

    @Test
    void requestsADecisionEveryTenSecondsWhileACallMayLapse() {
        assertThat(calls.pulseDue(1_000_000)).as("before the first decision").isFalse();
        calls.call(0, 0, 4, 0, 5);
        assertThat(calls.pulseDue(1_000_000)).as("before the first decision").isFalse();

        calls.pass(160_000, 160_000);
        assertThat(calls.pulseDue(169_999)).isFalse();
        assertThat(calls.pulseDue(170_000)).isTrue();
        calls.pass(179_999, 179_999);
        assertThat(calls.pulseDue(189_999)).isTrue();
        calls.pass(180_000, 180_000);
        assertThat(calls.pulseDue(190_000)).as("nothing may lapse").isFalse();
    }

    @Test
    void requestsADecisionEveryTenSecondsWhileAnAnswerMayLapse() {
        calls.pass(1_000, 1_000);
        calls.acknowledge(turn(0, 0), 1, 1_000);

        assertThat(calls.pulseDue(10_999)).isFalse();
        assertThat(calls.pulseDue(11_000)).isTrue();
        calls.admit(turn(0, 0));
        assertThat(calls.pulseDue(11_000)).isFalse();
    }

    @Test
    void detectsAControllersClockThatIsSetBackByMoreThanASecond() {
        assertThat(calls.setBackSince(-5_000)).as("before the first decision").isZero();
        calls.pass(10_000, 10_000);

        assertThat(calls.setBackSince(9_000)).isZero();
        assertThat(calls.pulseDue(9_000)).isFalse();
        assertThat(calls.setBackSince(8_999)).isEqualTo(1_001);
        assertThat(calls.pulseDue(8_999)).isTrue();
    }

    @Test
    void acceptsAControllersClock() {
        calls.call(0, 0, 9, 10_000, 10);
        calls.pass(10_000, 10_000);
        calls.setBack(4_000, 6_000);

        assertThat(calls.setBackSince(5_000)).isZero();
        assertThat(calls.setBackSince(4_999)).isEqualTo(1_001);
        assertThat(calls.unacknowledged(10_999)).isEqualTo(10);
        assertThat(calls.unacknowledged(11_000)).isZero();
        for (long now = 30_000; now <= 180_000; now += 30_000) {
            calls.pass(now, now);
        }
        assertThat(calls.lapsedTo(0, 9, -1, 185_999)).isEqualTo(-1);
        assertThat(calls.lapsedTo(0, 9, -1, 186_000)).isEqualTo(9);
    }

    @Test
    void stillForgetsAndLearnsAfterAControllersClockWasSetBack() {
        calls.call(0, 0, 9, 495_000, 10);
        calls.pass(500_000, 0);
        double before = calls.callsPerAdmission();
        calls.setBack(400_000, 100_000);
        calls.acknowledge(turn(0, 0), 1, 0);
        calls.pass(101_000, 180_000);

        assertThat(calls.acknowledgement(turn(0, 0))).isNull();
        assertThat(calls.callsPerAdmission() / before).isCloseTo(Math.pow(3, 1 / 120.0), within(EXACT));
    }

    @Test
    void timesAnswersByTheBrokersClock() {
        calls.acknowledge(turn(0, 0), 1, 9_000);
        calls.hear(10_000);
        calls.setAcknowledgementsBack(4_000);

        assertThat(calls.acknowledgement(turn(0, 0))).isEqualTo(new Acknowledgement(1, 5_000));
        Acknowledgement older = new Acknowledgement(1, 0);
        assertThat(calls.lapsed(older, 185_999)).isFalse();
        assertThat(calls.lapsed(older, 186_000)).isTrue();
    }

    @Test
    void showsTheAnswersInTurnReadOnly() {
        calls.acknowledge(turn(0, 4), 1, 1_000);
        calls.acknowledge(turn(0, 2), 2, 1_000);

        assertThat(calls.acknowledgements().keySet()).containsExactly(turn(0, 2), turn(0, 4));
        assertThat(calls.acknowledgedBefore(0, 4, 1_000)).isEqualTo(1);
        assertThat(calls.anyAcknowledged(1_000)).isTrue();
        assertThat(calls.anyAcknowledged(6_500)).isFalse();
        assertThatThrownBy(() -> calls.acknowledgements().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
