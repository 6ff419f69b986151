package io.cygi.settlement.whatif;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.compute.StatementCalculator;
import io.cygi.settlement.events.ConcertEventReader;
import io.cygi.settlement.events.EventPage;
import io.cygi.settlement.events.EventPageReader;
import io.cygi.settlement.find.EndedConcert;
import io.cygi.settlement.find.EndedConcertProjection;
import io.cygi.settlement.rules.RuleBook;
import io.cygi.settlement.rules.RuleRepository;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.Totals;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementRepository;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes past concerts by other rules, from the same events and with the same calculator. Stores nothing. The events
 * of a concert are read once for both sets of rules.
 */
class WhatIfCalculator {

    /** Bound on the concerts of one question. Each is read again from its events. */
    static final int CONCERTS_MAX = 200;

    private static final int PAGE = 2_000;

    private final StoredEvents events;
    private final ConcertEventReader reader;
    private final EndedConcertProjection concerts;
    private final SettlementRepository settlements;
    private final RuleRepository versions;
    private final ZoneId zone;

    WhatIfCalculator(
            StoredEvents events,
            EndedConcertProjection concerts,
            SettlementRepository settlements,
            RuleRepository versions,
            ZoneId zone) {
        this.events = events;
        this.reader = new ConcertEventReader(events, PAGE);
        this.concerts = concerts;
        this.settlements = settlements;
        this.versions = versions;
        this.zone = zone;
    }

    /**
     * The totals of a concert by two sets of rules.
     *
     * @param concertId the concert
     * @param organizerId the concert's organizer
     * @param title the concert's title
     * @param rulesVersion the version of the rules that it is settled by
     * @param unfinished number of its reservations that have not ended and are left out of both totals
     * @param actual the totals by those rules
     * @param whatIf the totals by the other rules
     */
    record Compared(
            ConcertId concertId,
            AccountId organizerId,
            String title,
            int rulesVersion,
            long unfinished,
            Totals actual,
            Totals whatIf) {}

    /** {@return concerts that ended in a period, up to one more than {@link #CONCERTS_MAX}} */
    List<EndedConcert> ended(LocalDate from, LocalDate to, @Nullable AccountId organizerId) {
        return concerts.between(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant(),
                organizerId,
                CONCERTS_MAX + 1);
    }

    Compared compare(EndedConcert ended, Rules other) {
        SettledConcert concert = ended.concert();
        ConcertId concertId = concert.concertId();
        Optional<Settlement> settlement =
                settlements.of(concertId).filter(found -> found.state().published());
        RuleBook book = settlement
                .map(found -> Objects.requireNonNull(found.statement()).rulesVersion())
                .map(version -> versions.bookOf(versions.find(version).orElseThrow()))
                .orElseGet(() -> versions.bookOf(concert.organizerId()));
        long cut = settlement.isPresent() ? settlements.cut(concertId) : events.newestIndex();
        StatementCalculator actual = new StatementCalculator(concertId, book, line -> {}, reservation -> {});
        StatementCalculator imagined =
                new StatementCalculator(concertId, versions.bookOf(other), line -> {}, reservation -> {});
        read(concertId, cut, actual, imagined);
        return new Compared(
                concertId,
                concert.organizerId(),
                concert.title(),
                actual.rules().version(),
                actual.unfinishedCount(),
                actual.totals(),
                imagined.totals());
    }

    private void read(ConcertId concertId, long cut, StatementCalculator actual, StatementCalculator imagined) {
        Consumer<List<StoredEvent>> feed = page -> events.payloads(page).forEach(event -> {
            actual.on(event);
            imagined.on(event);
        });
        feed.accept(reader.own(concertId, cut));
        try (EventPageReader pages = reader.reservations(concertId, cut)) {
            for (EventPage page = pages.next(); page != null; page = pages.next()) {
                feed.accept(page.events());
            }
        }
        actual.end();
        imagined.end();
    }
}
