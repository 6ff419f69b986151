package io.cygi.command.concert;

import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertCommand;
import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.contracts.concert.ConcertCommand.CloseSales;
import io.cygi.contracts.concert.ConcertCommand.OpenSales;
import io.cygi.contracts.correlation.Correlation;
import io.cygi.messaging.Commands;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens and closes sales, and closes concerts, when their time has come. */
final class SaleScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SaleScheduler.class);
    private static final int CONCERTS_PER_LOOK_MAX = 200;

    private final ConcertCatalogue catalogue;
    private final Commands commands;
    private final Clock clock;

    SaleScheduler(ConcertCatalogue catalogue, Commands commands, Clock clock) {
        this.catalogue = catalogue;
        this.commands = commands;
        this.clock = clock;
    }

    void look() {
        Instant now = clock.instant();
        for (ConcertCatalogue.Due concert : catalogue.due(now, CONCERTS_PER_LOOK_MAX)) {
            // No request causes the step, so each step has a new correlation id.
            Correlation.run(Correlation.newId(), () -> advance(concert, now));
        }
    }

    private void advance(ConcertCatalogue.Due concert, Instant now) {
        try {
            commands.send(nextStep(concert, now));
        } catch (RefusedException refusal) {
            // Another process was quicker, or the organizer has changed the times since they were read.
            LOG.info("Concert {} was not advanced: {}", concert.concertId(), refusal.detail());
        } catch (RuntimeException fault) {
            // One concert that cannot be advanced does not hold up the others; the next look tries it again.
            LOG.error("Concert {} could not be advanced", concert.concertId(), fault);
        }
    }

    private static ConcertCommand nextStep(ConcertCatalogue.Due concert, Instant now) {
        return switch (concert.status()) {
            case SCHEDULED -> new OpenSales(concert.concertId(), now);
            case ON_SALE -> new CloseSales(concert.concertId(), now);
            case SALES_CLOSED -> new CloseConcert(concert.concertId(), now);
            case CLOSED, CANCELLED ->
                throw new IllegalStateException("no step is due for a concert in the state " + concert.status());
        };
    }
}
