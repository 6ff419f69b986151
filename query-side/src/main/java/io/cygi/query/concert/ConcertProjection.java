package io.cygi.query.concert;

import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.concert.ConcertEvent.ConcertCancelled;
import io.cygi.contracts.concert.ConcertEvent.ConcertChanged;
import io.cygi.contracts.concert.ConcertEvent.ConcertClosed;
import io.cygi.contracts.concert.ConcertEvent.ConcertScheduled;
import io.cygi.contracts.concert.ConcertEvent.PosterChanged;
import io.cygi.contracts.concert.ConcertEvent.SalesClosed;
import io.cygi.contracts.concert.ConcertEvent.SalesOpened;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.projection.ChangeNotifier;
import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;

/**
 * Projects concerts into rows. An event counts once: each row knows the sequence number of the last one applied to it.
 */
@ProcessingGroup(ConcertProjection.GROUP)
class ConcertProjection {

    static final String GROUP = "query-concerts";

    /** Prefix of the keys of changes. The concert's id follows. */
    static final String KEY = GROUP + ":";

    /** Key of a change of all concerts. */
    static final String RESET = GROUP + "/reset";

    private final EntityManager entities;
    private final ChangeNotifier notifier;

    ConcertProjection(EntityManager entities, ChangeNotifier notifier) {
        this.entities = entities;
        this.notifier = notifier;
    }

    /** {@return the key of changes of a concert} @param concertId the concert's id */
    static String key(ConcertId concertId) {
        return KEY + concertId;
    }

    @EventHandler
    void on(ConcertScheduled event, @SequenceNumber long sequence) {
        if (entities.find(ConcertRow.class, event.concertId().value()) == null) {
            entities.persist(new ConcertRow(event.concertId(), event.organizerId(), event.details(), sequence));
            notifier.notifyAfterCommit(key(event.concertId()));
        }
    }

    @EventHandler
    void on(ConcertChanged event, @SequenceNumber long sequence) {
        apply(event, sequence, concert -> concert.changeDetails(event.details()));
    }

    @EventHandler
    void on(PosterChanged event, @SequenceNumber long sequence) {
        if (event.posterUrl().length() > ConcertRow.POSTER_URL_MAX) {
            throw new IllegalArgumentException("a poster's address is too long");
        }
        apply(event, sequence, concert -> concert.changePoster(event.posterUrl()));
    }

    @EventHandler
    void on(SalesOpened event, @SequenceNumber long sequence) {
        apply(event, sequence, concert -> concert.changeStatus(ConcertStatus.ON_SALE));
    }

    @EventHandler
    void on(SalesClosed event, @SequenceNumber long sequence) {
        apply(event, sequence, concert -> concert.changeStatus(ConcertStatus.SALES_CLOSED));
    }

    @EventHandler
    void on(ConcertClosed event, @SequenceNumber long sequence) {
        apply(event, sequence, concert -> concert.changeStatus(ConcertStatus.CLOSED));
    }

    @EventHandler
    void on(ConcertCancelled event, @SequenceNumber long sequence) {
        apply(event, sequence, concert -> concert.changeStatus(ConcertStatus.CANCELLED));
    }

    @ResetHandler
    void reset() {
        notifier.notifyAfterCommit(RESET);
        entities.createQuery("delete from ConcertRow").executeUpdate();
    }

    private void apply(ConcertEvent event, long sequence, Consumer<ConcertRow> change) {
        ConcertRow concert = entities.find(ConcertRow.class, event.concertId().value());
        if (concert == null) {
            throw new IllegalStateException("a concert changes that was never scheduled");
        }
        if (concert.recordSequence(sequence)) {
            change.accept(concert);
            notifier.notifyAfterCommit(key(event.concertId()));
        }
    }
}
