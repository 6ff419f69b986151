package io.cygi.settlement.job;

import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.StoredEvents;
import io.cygi.settlement.book.Entries;
import io.cygi.settlement.book.Finding;
import io.cygi.settlement.book.FindingKind;
import io.cygi.settlement.book.Findings;
import io.cygi.settlement.book.Reading;
import io.cygi.settlement.book.Settlement;
import io.cygi.settlement.book.Settlements;
import io.cygi.settlement.fold.ConcertFold;
import io.cygi.settlement.fold.Progress;
import io.cygi.settlement.fold.ReservationBook;
import io.cygi.settlement.rule.Rules;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Reads one concert's events, a page with each chunk, and writes what they come to. */
final class ReadConcert
        implements ItemStreamReader<EventPage>,
                ItemProcessor<EventPage, ReadConcert.Read>,
                ItemWriter<ReadConcert.Read> {

    private final ConcertId concertId;
    private final String run;
    private final Parts parts;
    private final String reader = UUID.randomUUID().toString();
    private @Nullable ConcertFold fold;
    private @Nullable EventPages pages;

    /**
     * What reading takes.
     *
     * @param events of the store
     * @param settlements which concerts
     * @param reading where it is written
     * @param entries what was written
     * @param findings why concerts are not paid
     * @param rules what the platform takes
     * @param eventsPerChunk how many events are read at once
     */
    record Parts(
            StoredEvents events,
            Settlements settlements,
            Reading reading,
            Entries entries,
            Findings findings,
            Rules rules,
            int eventsPerChunk) {}

    /**
     * What a page came to.
     *
     * @param step entries and progress
     * @param last whether it is the concert's last page
     */
    record Read(Progress.Step step, boolean last) {}

    ReadConcert(ConcertId concertId, String run, Parts parts) {
        this.concertId = concertId;
        this.run = run;
        this.parts = parts;
    }

    @Override
    public void open(ExecutionContext context) {
        Settlement settlement = parts.settlements.require(concertId);
        int newestRule = parts.rules
                .of(settlement.concert().organizerId(), settlement.endedOn())
                .version();
        Reading.Begun begun = parts.reading.begin(concertId, reader, parts.events.newestIndex(), newestRule);
        if (begun == null) {
            return;
        }
        fold = new ConcertFold(
                parts.events,
                parts.rules.find(begun.ruleVersion()).orElseThrow().terms(),
                settlement.concert().outcome(),
                begun.progress());
        pages = new EventPages(
                after -> parts.events.page(concertId.value(), after, begun.cut(), parts.eventsPerChunk),
                begun.progress().place(),
                parts.eventsPerChunk);
    }

    @Override
    public @Nullable EventPage read() {
        return pages == null ? null : pages.next();
    }

    @Override
    public Read process(EventPage page) {
        return new Read(Objects.requireNonNull(fold).take(page.events(), page.last()), page.last());
    }

    @Override
    public void write(Chunk<? extends Read> chunk) {
        for (Read read : chunk) {
            parts.reading.write(concertId, reader, read.step.entries(), read.step.progress());
            if (!read.step.unsettled().isEmpty()) {
                parts.findings.add(
                        concertId,
                        run,
                        read.step.unsettled().stream()
                                .map(ReadConcert::notFinal)
                                .toList());
            }
            if (read.last) {
                parts.reading.end(concertId, read.step.progress());
            }
        }
    }

    static Finding notFinal(ReservationBook book) {
        return new Finding(
                FindingKind.RESERVATION_NOT_FINAL,
                book.reservationId(),
                null,
                book.state().name(),
                "The reservation is in the middle of something; the concert is settled once it is not.");
    }

    @Override
    public void close() {
        if (pages != null) {
            pages.close();
        }
    }
}
