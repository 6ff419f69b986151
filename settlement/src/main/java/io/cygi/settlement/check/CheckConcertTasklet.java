package io.cygi.settlement.check;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.check.WalletLedger.Movement;
import io.cygi.settlement.events.ConcertEventReader;
import io.cygi.settlement.events.EventPage;
import io.cygi.settlement.events.EventPageReader;
import io.cygi.settlement.events.OrderedParallelMap;
import io.cygi.settlement.events.PageTasklet;
import io.cygi.settlement.events.Prefetcher;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import io.cygi.settlement.store.StatementEntryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the statement of one concert against its reservations and the wallets of the fans who paid. A difference
 * becomes a finding, and a concert with findings is not paid.
 */
public final class CheckConcertTasklet extends PageTasklet<CheckConcertTasklet.Found> {

    private final ConcertId concertId;
    private final String run;
    private final Parts parts;
    private final StatementComparison comparison;
    private final ReservationOutcomeReader outcomes;
    private final WalletLedger ledger;
    private boolean differs;
    private String checkedTo = "";

    /**
     * The collaborators of checking.
     *
     * @param events the event store
     * @param settlements the settlements
     * @param entries the entries of statements
     * @param findings the findings
     * @param eventsPerChunk number of events that are read at once
     */
    public record Parts(
            StoredEvents events,
            SettlementRepository settlements,
            StatementEntryReader entries,
            FindingRepository findings,
            int eventsPerChunk) {}

    /**
     * The outcomes of a page of reservations.
     *
     * @param reservations the outcomes, in the order of the reservations' identifiers
     * @param moved the movements of the charged fans' wallets, by the reservation's UUID
     * @param last whether this is the last page
     */
    public record Found(List<ReservationOutcome> reservations, Map<String, Movement> moved, boolean last) {}

    /**
     * Creates the tasklet.
     *
     * @param concertId the concert
     * @param run the run that checks it
     * @param parts the collaborators
     */
    public CheckConcertTasklet(ConcertId concertId, String run, Parts parts) {
        this.concertId = concertId;
        this.run = run;
        this.parts = parts;
        this.comparison = new StatementComparison(concertId);
        this.outcomes = new ReservationOutcomeReader(parts.events()::payloads);
        this.ledger = new WalletLedger(parts.events(), concertId);
    }

    @Override
    protected @Nullable Prefetcher<Found> begin() {
        if (parts.settlements().require(concertId).state() != SettlementState.STATED) {
            return null;
        }
        // A check that was interrupted starts again from the beginning.
        parts.findings().resolve(concertId);
        EventPageReader pages = stage(
                new ConcertEventReader(parts.events(), parts.eventsPerChunk()).reservations(concertId, Long.MAX_VALUE));
        OrderedParallelMap<Found> wallets = stage(new OrderedParallelMap<>("settlement-wallets", () -> {
            EventPage page = pages.next();
            return page == null ? null : find(page);
        }));
        return stage(new Prefetcher<>("settlement-outcomes", wallets::next));
    }

    private Supplier<Found> find(EventPage page) {
        List<ReservationOutcome> reservations = outcomes.take(page.events(), page.last());
        List<AccountId> charged = reservations.stream()
                .filter(ReservationOutcome::charged)
                .map(ReservationOutcome::fanId)
                .toList();
        return () -> new Found(reservations, ledger.of(charged), page.last());
    }

    @Override
    protected void write(Found found) {
        List<Finding> findings = new ArrayList<>(comparison.reservations(entries(found), found));
        if (found.last) {
            findings.addAll(totals());
        }
        report(findings, found.last);
    }

    private List<StatementEntry> entries(Found found) {
        String after = checkedTo;
        checkedTo = found.reservations.isEmpty()
                ? checkedTo
                : found.reservations.getLast().reservationId();
        return parts.entries().between(concertId, after, found.last ? null : checkedTo);
    }

    private List<Finding> totals() {
        SettlementStatement statement =
                Objects.requireNonNull(parts.settlements().require(concertId).statement());
        long count = parts.events().count(concertId.value(), parts.settlements().cut(concertId));
        return comparison.totals(statement, parts.entries().sums(concertId), count);
    }

    /**
     * Stores the findings of a page, in the transaction of the step.
     *
     * @param found the findings
     * @param last whether this is the last page
     */
    void report(List<Finding> found, boolean last) {
        if (!found.isEmpty()) {
            differs = true;
            parts.findings().add(concertId, run, found);
        }
        if (last) {
            // Another run that starts to check the same concert resolves the findings of this one.
            boolean clean = !differs && parts.findings().open(concertId) == 0;
            parts.settlements()
                    .advance(
                            concertId,
                            SettlementState.STATED,
                            clean ? SettlementState.CHECKED : SettlementState.HELD_BACK);
        }
    }
}
