package io.cygi.command.concert;

import static io.cygi.command.Samples.CONCERT;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.ORGANIZER;
import static io.cygi.command.Samples.details;
import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.concert.ConcertDetails;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatalogueEntryTest {

    private static final ConcertDetails DETAILS = details(NOW);

    @Test
    void refundsByThePolicyWhileTheConcertTakesPlace() {
        CatalogueEntry concert = new CatalogueEntry(CONCERT, ORGANIZER, ConcertStatus.ON_SALE, DETAILS);

        assertThat(concert.refundStepAt(DETAILS.startsAt().minus(Duration.ofDays(8)))
                        .percent())
                .isEqualTo(100);
        assertThat(concert.refundStepAt(DETAILS.startsAt().minus(Duration.ofDays(2)))
                        .percent())
                .isEqualTo(50);
        assertThat(concert.refundStepAt(DETAILS.startsAt()).percent()).isZero();
    }

    @Test
    void refundsEverythingOfACancelledConcertAtAnyTime() {
        CatalogueEntry concert = new CatalogueEntry(CONCERT, ORGANIZER, ConcertStatus.CANCELLED, DETAILS);

        assertThat(concert.refundStepAt(DETAILS.startsAt()).percent()).isEqualTo(100);
    }
}
