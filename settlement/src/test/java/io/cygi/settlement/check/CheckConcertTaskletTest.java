package io.cygi.settlement.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.settlement.SettlementModuleTest;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.store.Finding;
import io.cygi.settlement.store.FindingKind;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import io.cygi.settlement.store.StatementEntryReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

@SettlementModuleTest
class CheckConcertTaskletTest {

    private static final Instant CLOSED_AT = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private SettlementRepository settlements;

    @Autowired
    private FindingRepository findings;

    @Autowired
    private StoredEvents stored;

    @Autowired
    private StatementEntryReader entries;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionOperations transaction;

    /** Runs are excluded from each other by a lock, which ends with its connection. */
    @Test
    void holdsBackADifferenceEvenIfAnotherRunBeginsToCheckIt() {
        String run = TimeOrderedIds.next();
        ConcertId concert = statedConcert();
        CheckConcertTasklet check = new CheckConcertTasklet(
                concert, run, new CheckConcertTasklet.Parts(stored, settlements, entries, findings, 1_000));
        Finding difference = new Finding(FindingKind.PAYMENT_DIFFERS, "r", "1", "2", "It differs.");

        transaction.executeWithoutResult(status -> check.report(List.of(difference), false));
        findings.resolve(concert);
        transaction.executeWithoutResult(status -> check.report(List.of(), true));

        assertThat(settlements.require(concert).state()).isEqualTo(SettlementState.HELD_BACK);
    }

    private ConcertId statedConcert() {
        ConcertId concert = new ConcertId(TimeOrderedIds.next());
        SettledConcert settled = new SettledConcert(
                concert,
                new AccountId("organizer-1"),
                "유리 심장",
                "광주",
                CLOSED_AT.minus(Duration.ofHours(2)),
                CLOSED_AT,
                Outcome.CLOSED,
                CLOSED_AT);
        // The day is after the last day of all runs in the other tests.
        settlements.add(settled, "KRW", LocalDate.parse("2027-01-01"));
        transaction.executeWithoutResult(status -> jdbc.update(
                "UPDATE settlement SET state = ? WHERE concert_id = ?",
                SettlementState.STATED.name(),
                concert.value()));
        return concert;
    }
}
