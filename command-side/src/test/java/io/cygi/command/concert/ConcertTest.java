package io.cygi.command.concert;

import static io.cygi.command.Samples.CONCERT;
import static io.cygi.command.Samples.NOW;
import static io.cygi.command.Samples.ORGANIZER;
import static io.cygi.command.Samples.details;
import static io.cygi.command.Samples.refusal;

import io.cygi.command.Samples;
import io.cygi.contracts.ProblemCode;
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
import io.cygi.contracts.value.Requester;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ConcertTest {

    private static final Instant OPEN_AT = NOW.plusSeconds(3_600);
    private static final ConcertDetails DETAILS = details(OPEN_AT);
    private static final ConcertDetails LATER = details(OPEN_AT.plusSeconds(60));
    private static final ConcertScheduled SCHEDULED = new ConcertScheduled(CONCERT, ORGANIZER, DETAILS, NOW);
    private static final SalesOpened OPENED = new SalesOpened(CONCERT, OPEN_AT);
    private static final SalesClosed CLOSED = new SalesClosed(CONCERT, DETAILS.salesCloseAt());
    private static final ConcertClosed OVER = new ConcertClosed(CONCERT, DETAILS.endsAt());
    private static final ConcertCancelled CANCELLED = new ConcertCancelled(CONCERT, "비가 와요", NOW);
    private static final Requester OWNER = new Requester(ORGANIZER, false);
    private static final Requester ADMIN = new Requester(new AccountId("admin"), true);
    private static final Requester STRANGER = new Requester(new AccountId("organizer-2"), false);

    private final AggregateTestFixture<Concert> concert = Samples.fixture(Concert.class);

    @Test
    void isScheduledOnce() {
        ScheduleConcert schedule = new ScheduleConcert(CONCERT, ORGANIZER, DETAILS, NOW);
        concert.givenNoPriorActivity().when(schedule).expectEvents(SCHEDULED);
        concert.given(SCHEDULED).when(schedule).expectNoEvents();
    }

    @Test
    void opensItsSaleAtOnceIfItsTimeHasCome() {
        concert.givenNoPriorActivity()
                .when(new ScheduleConcert(CONCERT, ORGANIZER, DETAILS, OPEN_AT))
                .expectEvents(new ConcertScheduled(CONCERT, ORGANIZER, DETAILS, OPEN_AT), OPENED);
    }

    @Test
    void refusesAPosterOfAStranger() {
        concert.given(SCHEDULED)
                .when(new ChangePoster(CONCERT, STRANGER, "/p?v=1", NOW))
                .expectException(refusal(ProblemCode.NOT_FOUND));
    }

    @Test
    void isNotOverBeforeThePerformanceEnds() {
        concert.given(SCHEDULED, OPENED, CLOSED)
                .when(new CloseConcert(CONCERT, DETAILS.endsAt().minusMillis(1)))
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void isChangedByItsOrganizerOrAnAdminBeforeTheSale() {
        concert.given(SCHEDULED)
                .when(new ChangeConcert(CONCERT, OWNER, 0, LATER, NOW))
                .expectEvents(new ConcertChanged(CONCERT, LATER, NOW));
        concert.given(SCHEDULED)
                .when(new ChangeConcert(CONCERT, ADMIN, 0, LATER, NOW))
                .expectEvents(new ConcertChanged(CONCERT, LATER, NOW));
        concert.given(SCHEDULED)
                .when(new ChangeConcert(CONCERT, OWNER, 0, DETAILS, NOW))
                .expectNoEvents();
    }

    @Test
    void rejectsAChangeByAStrangerOrFromAnOldVersionOrAfterOpening() {
        concert.given(SCHEDULED)
                .when(new ChangeConcert(CONCERT, STRANGER, 0, LATER, NOW))
                .expectException(refusal(ProblemCode.NOT_FOUND));
        concert.given(SCHEDULED, new ConcertChanged(CONCERT, LATER, NOW))
                .when(new ChangeConcert(CONCERT, OWNER, 0, DETAILS, NOW))
                .expectException(refusal(ProblemCode.PRECONDITION_FAILED));
        concert.given(SCHEDULED)
                .when(new ChangeConcert(CONCERT, OWNER, 0, LATER, OPEN_AT))
                .expectException(refusal(ProblemCode.INVALID_STATE));
        concert.given(SCHEDULED, OPENED)
                .when(new ChangeConcert(CONCERT, OWNER, 1, LATER, NOW))
                .expectException(refusal(ProblemCode.INVALID_STATE));
    }

    @Test
    void keepsTheNumberOfPartitionsOfItsLine() {
        ConcertDetails spread = withRoom(WaitingRoomSettings.ON.over(4));
        concert.given(new ConcertScheduled(CONCERT, ORGANIZER, spread, NOW))
                .when(new ChangeConcert(CONCERT, OWNER, 0, withRoom(WaitingRoomSettings.ON), NOW))
                .expectException(refusal(ProblemCode.INVALID_STATE));
        concert.given(new ConcertScheduled(CONCERT, ORGANIZER, spread, NOW))
                .when(new ChangeConcert(CONCERT, OWNER, 0, DETAILS, NOW))
                .expectEvents(new ConcertChanged(CONCERT, DETAILS, NOW));
    }

    private static ConcertDetails withRoom(WaitingRoomSettings room) {
        return new ConcertDetails(
                DETAILS.title(),
                DETAILS.description(),
                DETAILS.venue(),
                DETAILS.startsAt(),
                DETAILS.endsAt(),
                DETAILS.salesOpenAt(),
                DETAILS.salesCloseAt(),
                DETAILS.purchaseLimit(),
                DETAILS.holdSeconds(),
                DETAILS.refundPolicy(),
                room,
                DETAILS.sections());
    }

    @Test
    void opensItsSaleOnceAndNotBeforeItsTime() {
        concert.given(SCHEDULED).when(new OpenSales(CONCERT, OPEN_AT)).expectEvents(OPENED);
        concert.given(SCHEDULED, OPENED).when(new OpenSales(CONCERT, OPEN_AT)).expectNoEvents();
        concert.given(SCHEDULED)
                .when(new OpenSales(CONCERT, OPEN_AT.minusMillis(1)))
                .expectNoEvents()
                .expectException(refusal(ProblemCode.INVALID_STATE));
        concert.given(SCHEDULED, CANCELLED)
                .when(new OpenSales(CONCERT, OPEN_AT))
                .expectNoEvents();
    }

    @Test
    void closesItsSaleAndThenItself() {
        concert.given(SCHEDULED, OPENED)
                .when(new CloseSales(CONCERT, DETAILS.salesCloseAt()))
                .expectEvents(CLOSED);
        concert.given(SCHEDULED, OPENED)
                .when(new CloseSales(CONCERT, OPEN_AT))
                .expectException(refusal(ProblemCode.INVALID_STATE));
        concert.given(SCHEDULED, OPENED, CLOSED)
                .when(new CloseConcert(CONCERT, DETAILS.endsAt()))
                .expectEvents(OVER);
        concert.given(SCHEDULED, OPENED, CLOSED, OVER)
                .when(new CloseConcert(CONCERT, DETAILS.endsAt()))
                .expectNoEvents();
    }

    @Test
    void isCancelledOnceByItsOrganizerUntilItIsOver() {
        CancelConcert cancel = new CancelConcert(CONCERT, OWNER, "비가 와요", NOW);
        concert.given(SCHEDULED, OPENED).when(cancel).expectEvents(CANCELLED);
        concert.given(SCHEDULED, OPENED, CANCELLED).when(cancel).expectNoEvents();
        concert.given(SCHEDULED, OPENED, CLOSED, OVER).when(cancel).expectException(refusal(ProblemCode.INVALID_STATE));
        concert.given(SCHEDULED)
                .when(new CancelConcert(CONCERT, STRANGER, "", NOW))
                .expectException(refusal(ProblemCode.NOT_FOUND));
    }

    @Test
    void getsAPosterOnce() {
        ChangePoster change = new ChangePoster(CONCERT, OWNER, "/p?v=1", NOW);
        PosterChanged changed = new PosterChanged(CONCERT, "/p?v=1", NOW);
        concert.given(SCHEDULED, OPENED).when(change).expectEvents(changed);
        concert.given(SCHEDULED, OPENED, changed).when(change).expectNoEvents();
        concert.given(SCHEDULED, CANCELLED).when(change).expectException(refusal(ProblemCode.INVALID_STATE));
    }
}
