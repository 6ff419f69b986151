package io.cygi.settlement.check;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.store.StoredEvents;
import io.cygi.messaging.store.StoredEvents.Place;
import io.cygi.settlement.check.WalletLedger.Movement;
import io.cygi.settlement.events.EventPage;
import io.cygi.settlement.events.EventPageReader;
import io.cygi.settlement.events.OrderedParallelMap;
import io.cygi.settlement.events.Prefetcher;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingKind;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import io.cygi.settlement.store.StatementEntryReader;
import io.cygi.settlement.store.StatementEntryReader.Sums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Compares a concert's statement with what its reservations are by now and with the wallets of those who paid. A
 * difference becomes a finding, and a concert with findings is not paid.
 */
public final class CheckConcertTasklet
        implements ItemStreamReader<CheckConcertTasklet.Found>,
                ItemProcessor<CheckConcertTasklet.Found, CheckConcertTasklet.Checked>,
                ItemWriter<CheckConcertTasklet.Checked> {

    private final ConcertId concertId;
    private final String run;
    private final Parts parts;
    private final ReservationOutcomeReader outcomes;
    private final WalletLedger ledger;
    private boolean differs;
    private String checkedTo = "";
    private long cut;
    private @Nullable EventPageReader pages;
    private @Nullable OrderedParallelMap<Found> wallets;
    private @Nullable Prefetcher<Found> found;

    /**
     * What checking takes.
     *
     * @param events of the store
     * @param settlements which concerts
     * @param entries what was stated
     * @param findings why concerts are not paid
     * @param eventsPerChunk how many events are read at once
     */
    public record Parts(
            StoredEvents events,
            SettlementRepository settlements,
            StatementEntryReader entries,
            FindingRepository findings,
            int eventsPerChunk) {}

    /**
     * What there is now.
     *
     * @param reservations the next ones
     * @param moved what the wallets of those who were charged say, by the reservation's UUID
     * @param last whether there are no more
     */
    public record Found(List<ReservationOutcome> reservations, Map<String, Movement> moved, boolean last) {}

    /**
     * What a page came to.
     *
     * @param findings differences
     * @param last whether it is the last page
     */
    public record Checked(List<Finding> findings, boolean last) {}

    /** @param concertId the concert @param run the run that checks it @param parts what checking takes */
    public CheckConcertTasklet(ConcertId concertId, String run, Parts parts) {
        this.concertId = concertId;
        this.run = run;
        this.parts = parts;
        this.outcomes = new ReservationOutcomeReader(parts.events());
        this.ledger = new WalletLedger(parts.events(), concertId);
    }

    @Override
    public void open(ExecutionContext context) {
        if (parts.settlements().require(concertId).state() != SettlementState.STATED) {
            return;
        }
        // A check that was broken off begins anew.
        parts.findings().resolve(concertId);
        cut = parts.settlements().cut(concertId);
        String prefix = ReservationOutcomeReader.prefix(concertId.value());
        EventPageReader read = new EventPageReader(
                parts.events(), prefix, Place.before(prefix), Long.MAX_VALUE, parts.eventsPerChunk());
        pages = read;
        OrderedParallelMap<Found> asked = new OrderedParallelMap<>("settlement-wallets", () -> {
            EventPage page = read.next();
            return page == null ? null : find(page);
        });
        wallets = asked;
        found = new Prefetcher<>("settlement-outcomes", asked::next);
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
    public @Nullable Found read() {
        return found == null ? null : found.next();
    }

    @Override
    public Checked process(Found now) {
        List<ReservationOutcome> reservations = now.reservations;
        List<Finding> findings = new ArrayList<>();
        Map<String, StatementEntry> entries = new HashMap<>();
        String to = reservations.isEmpty() ? checkedTo : reservations.getLast().reservationId();
        parts.entries()
                .between(concertId, checkedTo, now.last ? null : to)
                .forEach(entry -> entries.put(entry.reservationId(), entry));
        checkedTo = to;
        for (ReservationOutcome outcome : reservations) {
            String id = outcome.reservationId();
            compare(findings, outcome, entries.remove(id), now.moved.getOrDefault(id, Movement.NOTHING));
        }
        entries.values().forEach(entry -> findings.add(payment(entry.reservationId(), entry.paid(), 0, "reservation")));
        if (now.last) {
            compareTotals(findings);
        }
        return new Checked(findings, now.last);
    }

    private void compare(
            List<Finding> findings, ReservationOutcome outcome, @Nullable StatementEntry entry, Movement wallet) {
        if (!outcome.state().settled()) {
            findings.add(Finding.notFinal(new ReservationId(concertId, outcome.reservationId())));
            return;
        }
        String id = outcome.reservationId();
        long stated = entry == null ? 0 : entry.paid();
        long statedRefund = entry == null ? 0 : entry.refund();
        long paid = outcome.paid() ? outcome.total() : 0;
        if (stated != paid) {
            findings.add(payment(id, stated, paid, "reservation"));
        }
        if (statedRefund != outcome.refunded()) {
            findings.add(refund(id, statedRefund, outcome.refunded(), "reservation"));
        }
        // What was paid for a booking that failed after all has gone back whole, and is in no statement.
        boolean undone = entry == null && wallet.paid() == wallet.refunded();
        if (!undone && wallet.paid() != stated) {
            findings.add(payment(id, stated, wallet.paid(), "wallet"));
        }
        if (!undone && wallet.refunded() != statedRefund) {
            findings.add(refund(id, statedRefund, wallet.refunded(), "wallet"));
        }
    }

    private void compareTotals(List<Finding> findings) {
        SettlementStatement statement = statement();
        Sums sums = parts.entries().sums(concertId);
        Sums stated = new Sums(
                statement.lineCount(),
                statement.totals().gross().amount(),
                statement.totals().refunds().amount(),
                statement.totals().fee().amount(),
                statement.totals().tax().amount());
        if (!sums.equals(stated)) {
            findings.add(new Finding(
                    FindingKind.TOTALS_DIFFER,
                    null,
                    Long.toString(stated.net()),
                    Long.toString(sums.net()),
                    "The statement's totals are not the sum of its lines."));
        }
        EventRange events = statement.events();
        long count = parts.events().count(concertId.value(), cut);
        if (count != events.count()) {
            findings.add(
                    new Finding(
                            FindingKind.EVENTS_DIFFER,
                            null,
                            Long.toString(events.count()),
                            Long.toString(count),
                            "An event of the concert was stored late, below the last one that the statement was computed from."));
        }
    }

    private SettlementStatement statement() {
        return Objects.requireNonNull(parts.settlements().require(concertId).statement());
    }

    private static Finding payment(String reservation, long stated, long found, String where) {
        return new Finding(
                FindingKind.PAYMENT_DIFFERS,
                reservation,
                Long.toString(stated),
                Long.toString(found),
                "The " + where + " says another payment than the statement.");
    }

    private static Finding refund(String reservation, long stated, long found, String where) {
        return new Finding(
                FindingKind.REFUND_DIFFERS,
                reservation,
                Long.toString(stated),
                Long.toString(found),
                "The " + where + " says another refund than the statement.");
    }

    @Override
    public void write(Chunk<? extends Checked> chunk) {
        for (Checked checked : chunk) {
            if (!checked.findings.isEmpty()) {
                differs = true;
                parts.findings().add(concertId, run, checked.findings);
            }
            if (checked.last) {
                // Another run that begins to check the same concert resolves what this one has found.
                boolean clean = !differs && parts.findings().open(concertId) == 0;
                parts.settlements()
                        .advance(
                                concertId,
                                SettlementState.STATED,
                                clean ? SettlementState.CHECKED : SettlementState.HELD_BACK);
            }
        }
    }

    @Override
    public void close() {
        if (found != null) {
            found.close();
        }
        if (wallets != null) {
            wallets.close();
        }
        if (pages != null) {
            pages.close();
        }
    }
}
