package io.cygi.settlement.compute;

import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.settlement.compute.ReadingProgress.PageResult;
import io.cygi.settlement.rules.RuleBook;
import io.cygi.settlement.statement.LineKind;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.statement.StatementLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns pages of a concert's events into the entries of its statement. Between two pages it remembers {@link
 * ReadingProgress} only, whatever the concert's size. Not safe for use by several threads.
 */
public final class ConcertEventReducer {

    private static final Set<String> INFIXES_WITHOUT_MONEY = Set.of("/seat/", "/allowance/");

    private final Function<List<StoredEvent>, List<Object>> payloads;
    private final EventHashChain chain;
    private final StatementCalculator calculator;
    private final int idLength;
    private final List<StatementEntry> entries = new ArrayList<>();
    private final List<ReservationId> unfinished = new ArrayList<>();
    private Place place;

    /**
     * Creates the reducer.
     *
     * @param payloads returns the payloads of stored events
     * @param concertId the concert
     * @param ruleBook the rules
     * @param from the progress to resume from
     */
    public ConcertEventReducer(
            Function<List<StoredEvent>, List<Object>> payloads,
            ConcertId concertId,
            RuleBook ruleBook,
            ReadingProgress from) {
        this.payloads = payloads;
        this.chain = from.events() == null ? new EventHashChain() : EventHashChain.resume(from.events());
        this.calculator = new StatementCalculator(concertId, ruleBook, this::take, unfinished::add, from.calculation());
        this.idLength = concertId.value().length();
        this.place = from.place();
    }

    /** {@return the result of the next events} @param page the next page @param last whether this is the last page */
    public PageResult take(List<StoredEvent> page, boolean last) {
        List<StoredEvent> relevant = new ArrayList<>();
        for (StoredEvent event : page) {
            chain.add(event);
            if (ofMoney(event)) {
                relevant.add(event);
            }
        }
        payloads.apply(relevant).forEach(calculator::on);
        if (!page.isEmpty()) {
            place = new Place(page.getLast().aggregateId(), page.getLast().sequence());
        }
        if (last) {
            calculator.end();
        }
        // The lines of a reservation are complete: they are computed together when the next reservation begins.
        PageResult result = new PageResult(
                List.copyOf(entries),
                List.copyOf(unfinished),
                new ReadingProgress(place, chain.empty() ? null : chain.range(), calculator.state()));
        entries.clear();
        unfinished.clear();
        return result;
    }

    /** {@return the statement, once the last page was taken} */
    public SettlementStatement statement() {
        return calculator.statement(chain.range());
    }

    private void take(StatementLine line) {
        if (line.kind() == LineKind.PAYMENT) {
            entries.add(StatementEntry.of(line));
        } else {
            entries.set(entries.size() - 1, entries.getLast().plus(line));
        }
    }

    /**
     * Tells whether an event concerns money and has to be parsed. Every event is counted and hashed; those of seats and
     * allowances do not concern money.
     */
    private boolean ofMoney(StoredEvent event) {
        return INFIXES_WITHOUT_MONEY.stream()
                .noneMatch(infix -> event.aggregateId().startsWith(infix, idLength));
    }
}
