package io.cygi.settlement.read;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.StoredEvents;
import io.cygi.settlement.compute.ConcertEventReducer;
import io.cygi.settlement.compute.ReadingProgress;
import io.cygi.settlement.events.EventPage;
import io.cygi.settlement.events.EventPageReader;
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
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Reads one concert's events, a page with each chunk, and writes what they come to. The next page is read while one is
 * reckoned with, and that while the one before is written.
 */
public final class ReadConcertTasklet
        implements ItemStreamReader<ReadConcertTasklet.Read>, ItemWriter<ReadConcertTasklet.Read> {

    private final ConcertId concertId;
    private final String run;
    private final Parts parts;
    private final String reader = UUID.randomUUID().toString();
    private @Nullable EventPageReader pages;
    private @Nullable Prefetcher<Read> reckoned;

    /**
     * What reading takes.
     *
     * @param events of the store
     * @param settlements which concerts
     * @param reading where it is written
     * @param findings why concerts are not paid
     * @param rules what the platform takes
     * @param eventsPerChunk how many events are read at once
     */
    public record Parts(
            StoredEvents events,
            SettlementRepository settlements,
            ReadingStore reading,
            FindingRepository findings,
            RuleRepository rules,
            int eventsPerChunk) {}

    /**
     * What a page came to.
     *
     * @param result entries and progress
     * @param last whether it is the concert's last page
     * @param statement with the last page, unless there are reservations that are not final
     */
    public record Read(
            ReadingProgress.PageResult result,
            boolean last,
            @Nullable SettlementStatement statement) {}

    /** @param concertId the concert @param run the run that reads it @param parts what reading takes */
    public ReadConcertTasklet(ConcertId concertId, String run, Parts parts) {
        this.concertId = concertId;
        this.run = run;
        this.parts = parts;
    }

    @Override
    public void open(ExecutionContext context) {
        Settlement settlement = parts.settlements.require(concertId);
        SettledConcert concert = settlement.concert();
        Rules valid = parts.rules.bookOf(concert.organizerId()).at(concert.organizerId(), concert.endsAt());
        ReadingStore.Begun begun = parts.reading.begin(concertId, reader, parts.events.newestIndex(), valid.version());
        if (begun == null) {
            return;
        }
        ConcertEventReducer fold = new ConcertEventReducer(
                parts.events,
                concertId,
                parts.rules.bookOf(parts.rules.find(begun.ruleVersion()).orElseThrow()),
                begun.progress());
        EventPageReader read = new EventPageReader(
                parts.events, concertId.value(), begun.progress().place(), begun.cut(), parts.eventsPerChunk);
        pages = read;
        reckoned = new Prefetcher<>("settlement-fold", () -> {
            EventPage page = read.next();
            return page == null ? null : reckon(fold, page);
        });
    }

    private static Read reckon(ConcertEventReducer fold, EventPage page) {
        ReadingProgress.PageResult result = fold.take(page.events(), page.last());
        boolean complete = page.last() && result.progress().fold().unfinishedCount() == 0;
        return new Read(result, page.last(), complete ? fold.statement() : null);
    }

    @Override
    public @Nullable Read read() {
        return reckoned == null ? null : reckoned.next();
    }

    @Override
    public void write(Chunk<? extends Read> chunk) {
        for (Read read : chunk) {
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

    @Override
    public void close() {
        if (reckoned != null) {
            reckoned.close();
        }
        if (pages != null) {
            pages.close();
        }
    }
}
