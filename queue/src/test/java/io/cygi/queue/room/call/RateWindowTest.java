package io.cygi.queue.room.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateWindowTest {

    private final RateWindow window = new RateWindow();

    @Test
    void countsNothingAtFirst() {
        assertThat(window.lastSecond(5_000)).isZero();
        assertThat(window.perSecond(5_000)).isZero();
    }

    @Test
    void countsTheLastSecondAndTwentyMilliseconds() {
        window.add(1_000, 5);
        window.add(1_500, 2);

        assertThat(window.lastSecond(1_500)).isEqualTo(7);
        assertThat(window.lastSecond(2_019)).isEqualTo(7);
        assertThat(window.lastSecond(2_020)).isEqualTo(2);
        assertThat(window.lastSecond(2_520)).isZero();
    }

    @Test
    void measuresTheRateSinceTheFirstEvent() {
        window.add(1_000, 6);
        assertThat(window.perSecond(1_200)).as("a second at least").isEqualTo(6);

        window.add(3_000, 2);
        assertThat(window.perSecond(5_000)).isEqualTo(2);
        assertThat(window.perSecond(12_500)).as("ten seconds at most").isEqualTo(0.8);
    }

    @Test
    void measuresNothingTenSecondsAfterTheLatestEvent() {
        window.add(0, 4);

        assertThat(window.perSecond(9_999)).isCloseTo(0.4, within(0.001));
        assertThat(window.perSecond(10_000)).isZero();
    }

    @Test
    void forgetsEventsAfterTenSeconds() {
        window.add(0, 4);
        window.add(9_999, 2);
        assertThat(window.perSecond(9_999)).isCloseTo(0.6, within(0.001));

        window.add(10_000, 1);
        assertThat(window.perSecond(11_999)).isEqualTo(1.5);
    }

    @Test
    void ignoresZeroEvents() {
        window.add(1_000, 5);
        window.add(9_000, 0);

        assertThat(window.perSecond(11_500)).isZero();
    }

    @Test
    void acceptsAClockThatIsSetBack() {
        window.add(10_000, 3);
        window.setBack(5_000);

        assertThat(window.lastSecond(6_019)).isEqualTo(3);
        assertThat(window.lastSecond(6_020)).isZero();
    }
}
