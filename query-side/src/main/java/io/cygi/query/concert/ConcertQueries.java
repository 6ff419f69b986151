package io.cygi.query.concert;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.concert.ConcertDetails;
import io.cygi.contracts.value.ConcertId;
import io.cygi.query.read.LongPoll;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.CursorPage;

/** Answers queries for concerts. It waits for a concert that has just been published. */
public class ConcertQueries {

    private final ConcertReader reader;
    private final LongPoll longPoll;

    ConcertQueries(ConcertReader reader, LongPoll longPoll) {
        this.reader = reader;
        this.longPoll = longPoll;
    }

    /**
     * {@return the concert's details for its organizer or an admin}
     *
     * @param concertId the concert's id
     * @param caller the account that asks
     * @throws io.cygi.contracts.RefusedException with {@code NOT_FOUND} to anybody else
     */
    public ConcertDetails ofOrganizer(ConcertId concertId, Caller caller) {
        ConcertView concert = get(concertId);
        if (!caller.admin() && !concert.organizerId().equals(caller.accountId().value())) {
            throw PathIds.noSuch("concert");
        }
        return concert.details();
    }

    /**
     * {@return the published details of a concert}
     *
     * @param concertId the concert's id
     * @throws io.cygi.contracts.RefusedException for none
     */
    public ConcertDetails details(ConcertId concertId) {
        return get(concertId).details();
    }

    CursorPage<ConcertSummary> page(ConcertListing listing, int limit) {
        return CursorPage.of(reader.list(listing, limit + 1), limit, listing::position)
                .map(ConcertSummary::of);
    }

    /**
     * {@return the concert} Waits for a concert that has just been published.
     *
     * @param concertId the concert's id
     */
    ConcertView get(ConcertId concertId) {
        return longPoll.awaitAppearance(
                        ConcertProjection.key(concertId), concertId.value(), () -> reader.find(concertId.value()))
                .orElseThrow(() -> PathIds.noSuch("concert"));
    }
}
