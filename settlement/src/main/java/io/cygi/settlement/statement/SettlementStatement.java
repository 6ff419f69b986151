package io.cygi.settlement.statement;

import io.cygi.contracts.text.UnicodeText;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.time.Instant;

/**
 * A statement of what one concert earned its organizer, without its lines, of which there may be hundreds of thousands.
 * Every part is derived from the concert's events and the rules, and none from the time of computing, so a second
 * computation gives the same.
 *
 * @param settlementId the settlement
 * @param concert the concert
 * @param rulesVersion the version of the rules, from 1
 * @param events the events that the statement was computed from
 * @param totals the totals of the lines
 * @param lineCount number of lines
 */
public record SettlementStatement(
        SettlementId settlementId,
        SettledConcert concert,
        int rulesVersion,
        EventRange events,
        Totals totals,
        long lineCount) {

    /** Checks that the parts match each other. */
    public SettlementStatement {
        if (!settlementId.equals(SettlementId.of(concert.concertId()))) {
            throw new IllegalArgumentException("a settlement's id follows from its concert's");
        }
        if (rulesVersion < 1) {
            throw new IllegalArgumentException("versions of rules are counted from 1");
        }
        if (lineCount < 0) {
            throw new IllegalArgumentException("a statement has no fewer lines than none");
        }
        if (concert.outcome() == Outcome.CANCELLED && totals.net().positive()) {
            throw new IllegalArgumentException("a cancelled concert pays nothing");
        }
    }

    /** {@return the statement} Its identifier is derived from the concert. */
    public static SettlementStatement of(
            SettledConcert concert, int rulesVersion, EventRange events, Totals totals, long lineCount) {
        return new SettlementStatement(
                SettlementId.of(concert.concertId()), concert, rulesVersion, events, totals, lineCount);
    }

    /**
     * The concert as statements describe it.
     *
     * @param concertId the concert's identifier
     * @param organizerId the organizer who owns the concert and is paid
     * @param title the title, 1 to 200 characters
     * @param venue the venue, 1 to 200 characters
     * @param startsAt start of the performance
     * @param endsAt end of the performance
     * @param outcome the way in which the concert ended
     * @param closedAt time at which the concert was closed or cancelled; the statement's date
     */
    public record SettledConcert(
            ConcertId concertId,
            AccountId organizerId,
            String title,
            String venue,
            Instant startsAt,
            Instant endsAt,
            Outcome outcome,
            Instant closedAt) {

        /** Checks the texts. */
        public SettledConcert {
            if (!UnicodeText.visible(title) || !UnicodeText.visible(venue)) {
                throw new IllegalArgumentException("a concert has a title and a venue");
            }
        }
    }
}
