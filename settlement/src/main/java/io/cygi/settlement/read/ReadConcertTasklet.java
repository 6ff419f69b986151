package io.cygi.settlement.read;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.compute.ConcertEventReducer;
import io.cygi.settlement.compute.ReadingProgress;
import io.cygi.settlement.events.ConcertEventReader;
import io.cygi.settlement.events.EventPage;
import io.cygi.settlement.events.EventPageReader;
import io.cygi.settlement.events.PageTasklet;
import io.cygi.settlement.events.Prefetcher;
import io.cygi.settlement.rules.RuleRepository;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementRepository;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one concert and writes the entries and totals of its statement. One page is read while the
 * previous page is computed and the one before that is written.
 */
public final class ReadConcertTasklet extends PageTasklet<ReadConcertTasklet.Read> {

    private final ConcertId concertId;
    private final String run;
    private final Parts parts;
    private final String reader = UUID.randomUUID().toString();

    /**
     * The collaborators of reading.
     *
     * @param events the event store
     * @param settlements the settlements
     * @param reading stores the entries and the progress
     * @param findings the findings
     * @param rules the rules
     * @param eventsPerChunk number of events that are read at once
     */
    public record Parts(
            StoredEvents events,
            SettlementRepository settlements,
            ReadingStore reading,
            FindingRepository findings,
            RuleRepository rules,
            int eventsPerChunk) {}

    /**
     * The result of one page.
     *
     * @param result entries and progress
     * @param last whether this is the concert's last page
     * @param statement the statement with the last page, null if there are reservations that are not final
     */
    public record Read(
            ReadingProgress.PageResult result,
            boolean last,
            @Nullable SettlementStatement statement) {}

    /**
     * Creates the tasklet.
     *
     * @param concertId the concert
     * @param run the run that reads it
     * @param parts the collaborators
     */
    public ReadConcertTasklet(ConcertId concertId, String run, Parts parts) {
        this.concertId = concertId;
        this.run = run;
        this.parts = parts;
    }

    @Override
    protected @Nullable Prefetcher<Read> begin() {
        Settlement settlement = parts.settlements.require(concertId);
        SettledConcert concert = settlement.concert();
        Rules valid = parts.rules.bookOf(concert.organizerId()).at(concert.organizerId(), concert.endsAt());
        ReadingStore.Begun begun = parts.reading.begin(concertId, reader, parts.events.newestIndex(), valid.version());
        if (begun == null) {
            return null;
        }
        ConcertEventReducer reducer = new ConcertEventReducer(
                parts.events::payloads,
                concertId,
                parts.rules.bookOf(parts.rules.find(begun.ruleVersion()).orElseThrow()),
                begun.progress());
        EventPageReader pages = stage(new ConcertEventReader(parts.events, parts.eventsPerChunk)
                .all(concertId, begun.progress().place(), begun.cut()));
        return stage(new Prefetcher<>("settlement-fold", () -> {
            EventPage page = pages.next();
            return page == null ? null : compute(reducer, page);
        }));
    }

    private static Read compute(ConcertEventReducer reducer, EventPage page) {
        ReadingProgress.PageResult result = reducer.take(page.events(), page.last());
        boolean complete = page.last() && result.progress().calculation().unfinishedCount() == 0;
        return new Read(result, page.last(), complete ? reducer.statement() : null);
    }

    @Override
    protected void write(Read read) {
        parts.reading.write(concertId, reader, read.result.entries(), read.result.progress());
        if (!read.result.unfinished().isEmpty()) {
            parts.findings.add(
                    concertId,
                    run,
                    read.result.unfinished().stream().map(Finding::notFinal).toList());
        }
        if (read.statement != null) {
            parts.reading.end(read.statement);
        } else if (read.last) {
            parts.reading.leave(concertId);
        }
    }
}
