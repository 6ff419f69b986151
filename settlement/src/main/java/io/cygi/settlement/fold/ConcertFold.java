package io.cygi.settlement.fold;

import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.contracts.reservation.ReservationEvent.ReservationRequested;
import io.cygi.messaging.store.StoredEvent;
import io.cygi.messaging.store.StoredEvents;
import io.cygi.messaging.store.StoredEvents.Place;
import io.cygi.settlement.fold.Progress.Step;
import io.cygi.settlement.fold.Progress.Sums;
import io.cygi.settlement.rule.Terms;
import io.cygi.settlement.rule.Terms.Deduction;
import io.cygi.settlement.statement.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Folds a concert's events, page by page, into the entries of its statement. What it remembers between two pages is
 * {@link Progress}, whatever the concert's size. Not safe for use by several threads.
 */
public final class ConcertFold {

    private final StoredEvents events;
    private final Terms terms;
    private final Outcome outcome;
    private final EventChain chain;
    private Place place;
    private @Nullable ReservationBook current;
    private Sums sums;
    private long unsettled;

    /**
     * @param events reads what is stored
     * @param terms what the platform takes
     * @param outcome how the concert ended
     * @param from where to go on
     */
    public ConcertFold(StoredEvents events, Terms terms, Outcome outcome, Progress from) {
        this.events = events;
        this.terms = terms;
        this.outcome = outcome;
        this.chain = from.events() == null ? new EventChain() : EventChain.resume(from.events());
        this.place = from.place();
        this.current = from.current();
        this.sums = from.sums();
        this.unsettled = from.unsettled();
    }

    /** {@return what the next events come to} @param page which @param last whether there are no more */
    public Step take(List<StoredEvent> page, boolean last) {
        List<Entry> entries = new ArrayList<>();
        List<ReservationBook> open = new ArrayList<>();
        List<StoredEvent> relevant = new ArrayList<>();
        for (StoredEvent event : page) {
            chain.add(event);
            if (ReservationBooks.isReservation(event)) {
                relevant.add(event);
            }
        }
        for (DomainEventMessage<?> message : events.read(relevant)) {
            ReservationEvent event = (ReservationEvent) message.getPayload();
            if (event instanceof ReservationRequested requested) {
                close(entries, open);
                current = ReservationBook.open(requested);
            } else {
                current = ReservationBooks.require(current, event).after(event);
            }
        }
        if (!page.isEmpty()) {
            place = new Place(page.getLast().aggregateId(), page.getLast().sequence());
        }
        if (last) {
            close(entries, open);
        }
        return new Step(entries, open, progress());
    }

    private Progress progress() {
        return new Progress(place, chain.empty() ? null : chain.range(), current, sums, unsettled);
    }

    private void close(List<Entry> entries, List<ReservationBook> open) {
        ReservationBook book = current;
        current = null;
        if (book == null) {
            return;
        }
        if (!book.state().settled()) {
            unsettled++;
            open.add(book);
        } else if (book.paid()) {
            Entry entry = entry(book);
            sums = sums.plus(entry);
            entries.add(entry);
        }
    }

    private Entry entry(ReservationBook book) {
        long paid = book.total();
        boolean cancelled = book.cancelledAt() != null;
        // Of a concert that did not take place nothing is paid out, not even what fans forfeited before.
        Deduction deduction = outcome == Outcome.CANCELLED
                ? new Deduction(paid - book.refunded(), 0)
                : terms.of(paid, book.refunded(), cancelled);
        return new Entry(
                book.reservationId(),
                book.seats(),
                paid,
                java.util.Objects.requireNonNull(book.paidAt()),
                book.refunded(),
                book.cancelledAt(),
                deduction);
    }
}
