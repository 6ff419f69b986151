package io.cygi.settlement.check;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.settlement.check.WalletLedger.Movement;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingKind;
import io.cygi.settlement.store.StatementEntryReader.Sums;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a statement with reservations and wallets, and reports each difference as a finding. */
final class StatementComparison {

    private static final String RESERVATION = "reservation";
    private static final String WALLET = "wallet";

    private final ConcertId concertId;

    /** Creates the comparison. @param concertId the statement's concert */
    StatementComparison(ConcertId concertId) {
        this.concertId = concertId;
    }

    /**
     * {@return the differences between entries and their reservations}
     *
     * @param stated entries of the statement
     * @param found the reservations and the movements of wallets for them
     */
    List<Finding> reservations(List<StatementEntry> stated, CheckConcertTasklet.Found found) {
        List<Finding> findings = new ArrayList<>();
        Map<String, StatementEntry> entries = new LinkedHashMap<>();
        stated.forEach(entry -> entries.put(entry.reservationId(), entry));
        for (ReservationOutcome outcome : found.reservations()) {
            String id = outcome.reservationId();
            compare(findings, outcome, entries.remove(id), found.moved().getOrDefault(id, Movement.NOTHING));
        }
        entries.values().forEach(entry -> findings.add(payment(entry.reservationId(), entry.paid(), 0, RESERVATION)));
        return findings;
    }

    private void compare(
            List<Finding> findings, ReservationOutcome outcome, @Nullable StatementEntry entry, Movement wallet) {
        String id = outcome.reservationId();
        if (!outcome.state().settled()) {
            findings.add(Finding.notFinal(new ReservationId(concertId, id)));
            return;
        }
        long stated = entry == null ? 0 : entry.paid();
        long statedRefund = entry == null ? 0 : entry.refund();
        long paid = outcome.paid() ? outcome.total() : 0;
        if (stated != paid) {
            findings.add(payment(id, stated, paid, RESERVATION));
        }
        if (statedRefund != outcome.refunded()) {
            findings.add(refund(id, statedRefund, outcome.refunded(), RESERVATION));
        }
        // The payment of a booking that failed later was refunded in full, and is in no statement.
        boolean undone = entry == null && wallet.paid() == wallet.refunded();
        if (!undone && wallet.paid() != stated) {
            findings.add(payment(id, stated, wallet.paid(), WALLET));
        }
        if (!undone && wallet.refunded() != statedRefund) {
            findings.add(refund(id, statedRefund, wallet.refunded(), WALLET));
        }
    }

    /**
     * {@return the differences between a statement's totals, the sums of its entries and the events of the store}
     *
     * @param statement the statement
     * @param sums the sums of the statement's entries
     * @param eventCount number of events of the concert in the store, up to the last one of the statement
     */
    List<Finding> totals(SettlementStatement statement, Sums sums, long eventCount) {
        List<Finding> findings = new ArrayList<>();
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
        if (eventCount != events.count()) {
            findings.add(
                    new Finding(
                            FindingKind.EVENTS_DIFFER,
                            null,
                            Long.toString(events.count()),
                            Long.toString(eventCount),
                            "An event of the concert was stored late, below the last one that the statement was computed from."));
        }
        return findings;
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
}
