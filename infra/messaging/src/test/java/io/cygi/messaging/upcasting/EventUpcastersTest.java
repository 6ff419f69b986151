package io.cygi.messaging.upcasting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.catalogue.EventTypes;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationPaymentStarted;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRejected;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A process that cannot read an earlier revision does not start. */
class EventUpcastersTest {

    private static final EventTypes RESERVATIONS = EventTypes.of(List.of(ReservationEvent.class));
    private static final RevisionUpcaster PAYMENTS =
            new RevisionUpcaster(ReservationPaymentStarted.class, 1, payload -> {});
    private static final RevisionUpcaster REJECTIONS =
            new RevisionUpcaster(ReservationRejected.class, 1, payload -> {});

    @Test
    void readEveryEarlierRevision() {
        assertThatCode(EventUpcasters::chain).doesNotThrowAnyException();
        assertThatCode(() -> EventUpcasters.requireComplete(RESERVATIONS, List.of(PAYMENTS, REJECTIONS)))
                .doesNotThrowAnyException();
    }

    @Test
    void areRefusedIfAnEarlierRevisionIsNotRead() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EventUpcasters.requireComplete(RESERVATIONS, List.of(PAYMENTS)))
                .withMessage("revision 1 of reservation.rejected is not read");
        assertThatIllegalStateException()
                .isThrownBy(() -> EventUpcasters.requireComplete(
                        RESERVATIONS,
                        List.of(PAYMENTS, new RevisionUpcaster(ReservationRejected.class, 2, payload -> {}))))
                .withMessage("revision 1 of reservation.rejected is not read");
    }
}
