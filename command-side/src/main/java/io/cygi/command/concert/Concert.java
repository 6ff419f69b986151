package io.cygi.command.concert;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.concert.ConcertCommand.CancelConcert;
import io.cygi.contracts.concert.ConcertCommand.ChangeConcert;
import io.cygi.contracts.concert.ConcertCommand.ChangePoster;
import io.cygi.contracts.concert.ConcertCommand.CloseConcert;
import io.cygi.contracts.concert.ConcertCommand.CloseSales;
import io.cygi.contracts.concert.ConcertCommand.OpenSales;
import io.cygi.contracts.concert.ConcertCommand.ScheduleConcert;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.PosterChanged;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Requester;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Decides about the publication and the sale of one concert. When the sale has opened, the details that bookings read
 * do not change any more.
 */
@Aggregate(type = "concert", cache = "aggregateCache")
class Concert {

    @AggregateIdentifier
    private ConcertId concertId;

    private AccountId organizerId;
    private ConcertDetails details;
    private String posterUrl = "";
    private ConcertStatus status;

    Concert() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ScheduleConcert command) {
        if (status != null) {
            return;
        }
        apply(new ConcertScheduled(command.concertId(), command.organizerId(), command.details(), command.at()));
        if (!command.at().isBefore(command.details().salesOpenAt())) {
            apply(new SalesOpened(command.concertId(), command.at()));
        }
    }

    @CommandHandler
    void handle(ChangeConcert command) {
        requireOwner(command.requester());
        if (status != ConcertStatus.SCHEDULED || !command.at().isBefore(details.salesOpenAt())) {
            throw invalidState("it can be changed only before its sale opens");
        }
        if (command.expectedVersion() != getVersion()) {
            throw new RefusedException(
                    ProblemCode.PRECONDITION_FAILED, "The concert has changed since; read it again.");
        }
        requireSamePartitions(details.waitingRoom(), command.details().waitingRoom());
        if (!command.details().equals(details)) {
            apply(new ConcertChanged(concertId, command.details(), command.at()));
        }
    }

    @CommandHandler
    void handle(ChangePoster command) {
        requireOwner(command.requester());
        if (status == ConcertStatus.CANCELLED || status == ConcertStatus.CLOSED) {
            throw invalidState("its poster cannot be changed any more");
        }
        if (!command.posterUrl().equals(posterUrl)) {
            apply(new PosterChanged(concertId, command.posterUrl(), command.at()));
        }
    }

    @CommandHandler
    void handle(OpenSales command) {
        if (status == ConcertStatus.SCHEDULED) {
            requireTime(command.at(), details.salesOpenAt());
            apply(new SalesOpened(concertId, command.at()));
        }
    }

    @CommandHandler
    void handle(CloseSales command) {
        if (status == ConcertStatus.ON_SALE) {
            requireTime(command.at(), details.salesCloseAt());
            apply(new SalesClosed(concertId, command.at()));
        }
    }

    @CommandHandler
    void handle(CloseConcert command) {
        if (status == ConcertStatus.SALES_CLOSED) {
            requireTime(command.at(), details.endsAt());
            apply(new ConcertClosed(concertId, command.at()));
        }
    }

    @CommandHandler
    void handle(CancelConcert command) {
        requireOwner(command.requester());
        if (status == ConcertStatus.CLOSED) {
            throw invalidState("its performance is over");
        }
        if (status != ConcertStatus.CANCELLED) {
            apply(new ConcertCancelled(concertId, command.reason(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(ConcertScheduled event) {
        concertId = event.concertId();
        organizerId = event.organizerId();
        details = event.details();
        status = ConcertStatus.SCHEDULED;
    }

    @EventSourcingHandler
    void on(ConcertChanged event) {
        details = event.details();
    }

    @EventSourcingHandler
    void on(PosterChanged event) {
        posterUrl = event.posterUrl();
    }

    @EventSourcingHandler
    void on(SalesOpened event) {
        status = ConcertStatus.ON_SALE;
    }

    @EventSourcingHandler
    void on(SalesClosed event) {
        status = ConcertStatus.SALES_CLOSED;
    }

    @EventSourcingHandler
    void on(ConcertClosed event) {
        status = ConcertStatus.CLOSED;
    }

    @EventSourcingHandler
    void on(ConcertCancelled event) {
        status = ConcertStatus.CANCELLED;
    }

    private void requireOwner(Requester requester) {
        if (!requester.mayActFor(organizerId)) {
            throw new RefusedException(ProblemCode.NOT_FOUND, "There is no such concert.");
        }
    }

    private void requireTime(Instant at, Instant due) {
        if (at.isBefore(due)) {
            throw invalidState("it is not yet time");
        }
    }

    /**
     * Requires that the line keeps its number of partitions, because fans may stand in it already, and each partition
     * has an order of its own.
     */
    private void requireSamePartitions(WaitingRoomSettings before, WaitingRoomSettings after) {
        if (before.enabled() && after.enabled() && !before.partitions().equals(after.partitions())) {
            throw invalidState("its waiting room has " + before.partitions()
                    + " partitions, and how many it has cannot be changed");
        }
    }

    private RefusedException invalidState(String why) {
        return new RefusedException(ProblemCode.INVALID_STATE, "The concert is " + status + ": " + why + ".");
    }
}
