package io.cygi.settlement.statement;

import io.cygi.contracts.text.UnicodeText;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import java.time.Instant;

/**
 * The statement of what one concert earned its organizer, without its lines: there may be hundreds of thousands, which are
 * read one after the other. Every part follows from the concert's events and the rules, none from the time at which it is
 * computed, so that computing it again gives the same.
 *
 * @param settlementId the settlement
 * @param concert what it is about
 * @param rulesVersion the version of the rules, from 1
 * @param events the events that it was computed from
 * @param totals what the lines add up to
 * @param lineCount how many lines there are
 */
public record SettlementStatement(
        SettlementId settlementId,
        SettledConcert concert,
        int rulesVersion,
        EventRange events,
        Totals totals,
        long lineCount) {

    /** Checks that the parts belong to each other. */
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

    /** {@return the statement} What its identifier is follows from the concert. */
    public static SettlementStatement of(
            SettledConcert concert, int rulesVersion, EventRange events, Totals totals, long lineCount) {
        return new SettlementStatement(
                SettlementId.of(concert.concertId()), concert, rulesVersion, events, totals, lineCount);
    }

    /**
     * The concert of a statement.
     *
     * @param concertId the concert
     * @param organizerId whom it belongs to, and who is paid
     * @param title 1 to 200 characters
     * @param venue 1 to 200 characters
     * @param startsAt when the performance starts
     * @param endsAt when it ends
     * @param outcome how it ended
     * @param closedAt when the concert was closed or the concert was cancelled; the statement's date
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
