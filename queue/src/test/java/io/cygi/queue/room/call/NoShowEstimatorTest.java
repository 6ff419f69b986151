package io.cygi.queue.room.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoShowEstimatorTest {

    private static final double EXACT = 1e-9;
    private static final long NOW = 1_000_000;

    private final NoShowEstimator estimator = new NoShowEstimator();

    @Test
    void expectsEveryFanAtFirst() {
        assertThat(estimator.showUp()).isEqualTo(1);
        assertThat(estimator.callsPerAdmission()).isEqualTo(1);
    }

    @Test
    void learnsThreeTenthsOfTheWayFromEachSample() {
        estimator.add(10, 5);
        assertThat(estimator.showUp()).isCloseTo(0.85, within(EXACT));

        estimator.add(10, 10);
        assertThat(estimator.showUp()).isCloseTo(0.895, within(EXACT));
    }

    @Test
    void learnsFromFiveCallsTogether() {
        estimator.add(3, 0);
        estimator.add(1, 0);
        assertThat(estimator.showUp()).isEqualTo(1);

        estimator.add(1, 1);
        assertThat(estimator.showUp()).as("a fifth came").isCloseTo(0.76, within(EXACT));
        estimator.add(4, 4);
        assertThat(estimator.showUp()).as("a sample of its own").isCloseTo(0.76, within(EXACT));
        estimator.add(1, 1);
        assertThat(estimator.showUp()).isCloseTo(0.832, within(EXACT));
    }

    @Test
    void expectsAtLeastOneInFiftyAndAtMostAll() {
        estimator.add(5, 9);
        assertThat(estimator.showUp()).isEqualTo(1);

        for (int i = 0; i < 100; i++) {
            estimator.add(100, 0);
        }
        assertThat(estimator.showUp()).isEqualTo(0.02);
    }

    @Test
    void triplesTheCallsPerAdmissionInTwoMinutes() {
        nobodyShowsUp();
        estimator.update(NOW);
        assertThat(estimator.callsPerAdmission())
                .as("ten seconds at most for each time")
                .isCloseTo(Math.pow(3, 10 / 120.0), within(EXACT));

        for (int second = 1; second <= 110; second++) {
            estimator.update(NOW + second * 1_000);
        }
        assertThat(estimator.callsPerAdmission()).isCloseTo(3, within(EXACT));
    }

    @Test
    void boundsTheCallsPerAdmissionByTheEstimate() {
        estimator.add(10, 5);
        for (int second = 0; second <= 200; second++) {
            estimator.update(NOW + second * 1_000);
        }

        assertThat(estimator.callsPerAdmission()).isCloseTo(1 / 0.85, within(EXACT));
    }

    @Test
    void doesNotCountTimeTwiceIfAClockIsSetBack() {
        nobodyShowsUp();
        estimator.update(NOW);
        double before = estimator.callsPerAdmission();
        estimator.update(NOW - 5_000);
        estimator.update(NOW);

        assertThat(estimator.callsPerAdmission()).isEqualTo(before);
    }

    @Test
    void acceptsAClockThatIsSetBack() {
        nobodyShowsUp();
        estimator.update(NOW);
        estimator.setBack(100_000);
        estimator.update(NOW - 100_000 + 2_000);

        assertThat(estimator.callsPerAdmission()).isCloseTo(Math.pow(3, 12 / 120.0), within(EXACT));
    }

    private void nobodyShowsUp() {
        for (int i = 0; i < 100; i++) {
            estimator.add(100, 0);
        }
    }
}
