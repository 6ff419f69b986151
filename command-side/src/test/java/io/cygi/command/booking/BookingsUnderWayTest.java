package io.cygi.command.booking;

import static io.cygi.command.Samples.OTHER_RESERVATION;
import static io.cygi.command.Samples.RESERVATION;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.web.problem.BusyException;
import org.junit.jupiter.api.Test;

class BookingsUnderWayTest {

    private final BookingsUnderWay underWay = new BookingsUnderWay(1);

    @Test
    void refusesABookingAboveTheBoundUntilAnotherHasEnded() {
        underWay.enter(RESERVATION);
        assertThatExceptionOfType(BusyException.class).isThrownBy(() -> underWay.enter(OTHER_RESERVATION));

        underWay.leave(RESERVATION);

        assertThatCode(() -> underWay.enter(OTHER_RESERVATION)).doesNotThrowAnyException();
    }

    @Test
    void releasesAPlaceOnceEvenIfTheOutcomeIsSeenAgain() {
        underWay.enter(RESERVATION);
        underWay.leave(RESERVATION);
        underWay.leave(RESERVATION);
        underWay.leave(OTHER_RESERVATION);

        underWay.enter(RESERVATION);
        assertThatExceptionOfType(BusyException.class).isThrownBy(() -> underWay.enter(OTHER_RESERVATION));
    }
}
