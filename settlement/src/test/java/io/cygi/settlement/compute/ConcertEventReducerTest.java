package io.cygi.settlement.compute;

import static io.cygi.settlement.compute.ConcertEventsBuilder.CONCERT;
import static io.cygi.settlement.compute.ConcertEventsBuilder.STARTS_AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cygi.contracts.concert.ConcertEvent;
import io.cygi.contracts.reservation.ReservationEvent;
import io.cygi.messaging.store.history.StoredEvent;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.settlement.rules.Rate;
import io.cygi.settlement.rules.RuleBook;
import io.cygi.settlement.rules.Rules;
import io.cygi.settlement.statement.StatementEntry;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Computes the entries of two reservations. Both are confirmed, and the second one is cancelled three days before; an
 * event of a seat comes between.
 */
class ConcertEventReducerTest {

    private static final RuleBook RULES = new RuleBook(
            List.of(new Rules(
                    3,
                    null,
                    LocalDate.EPOCH,
                    new Rate(500, 0, RoundingMode.HALF_UP),
                    new Rate(1_000, 0, RoundingMode.DOWN),
                    new Rate(500, 0, RoundingMode.HALF_UP))),
            ZoneId.of("Asia/Seoul"));

    private final ConcertEventsBuilder history = ConcertEventsBuilder.closed()
            .confirmed(10_000)
            .confirmed(20_000)
            .cancelledBy(10_000, STARTS_AT.minus(Duration.ofDays(3)));
    private final List<StoredEvent> stored = new ArrayList<>();
    private final List<Object> payloads = new ArrayList<>();
    private final List<String> parsed = new ArrayList<>();

    ConcertEventReducerTest() {
        for (Object event : history.events()) {
            store(event, aggregate(event));
        }
        // The events of seats follow those of the reservations in the order of identifiers.
        store("a seat's event, which nobody parses", CONCERT + "/seat/A-1-1");
        store("an allowance's event, which nobody parses", CONCERT + "/allowance/fan-1");
    }

    @Test
    void hasTheSameResultInOnePageAndInPagesOfOneEvent() {
        ConcertEventReducer whole = reducer(ReadingProgress.beginning(CONCERT.value()));
        ReadingProgress.PageResult all = whole.take(stored, true);
        List<StatementEntry> entries = new ArrayList<>();
        ReadingProgress progress = ReadingProgress.beginning(CONCERT.value());
        for (int i = 0; i < stored.size(); i++) {
            ReadingProgress.PageResult page = reducer(progress).take(stored.subList(i, i + 1), false);
            entries.addAll(page.entries());
            progress = page.progress();
        }
        ConcertEventReducer last = reducer(progress);
        entries.addAll(last.take(List.of(), true).entries());

        assertThat(entries).isEqualTo(all.entries());
        assertThat(last.statement()).isEqualTo(whole.statement());
        assertThat(whole.statement().totals().net().amount()).isEqualTo(9_450 + 9_450);
        assertThat(whole.statement().events().count()).isEqualTo(stored.size());
        assertThat(whole.statement().events().firstIndex()).isEqualTo(100);
        assertThat(whole.statement().events().lastIndex()).isEqualTo(100 + stored.size() - 1);
    }

    @Test
    void makesAnEntryOfEachReservation() {
        List<StatementEntry> entries = reducer(ReadingProgress.beginning(CONCERT.value()))
                .take(stored, true)
                .entries();

        assertThat(entries).extracting(StatementEntry::paid).containsExactly(10_000L, 20_000L);
        assertThat(entries).extracting(StatementEntry::refunded).containsExactly(null, 10_000L);
        assertThat(entries).extracting(StatementEntry::fee).containsExactly(500L, 500L);
        assertThat(entries).extracting(StatementEntry::tax).containsExactly(50L, 50L);
    }

    @Test
    void handsOverEachEntryOnce() {
        ConcertEventReducer reducer = reducer(ReadingProgress.beginning(CONCERT.value()));
        int second = 4 + 3;

        assertThat(reducer.take(stored.subList(0, second + 1), false).entries()).hasSize(1);
        assertThat(reducer.take(stored.subList(second + 1, stored.size()), true).entries())
                .hasSize(1);
    }

    @Test
    void parsesNothingOfSeatsAndAllowances() {
        reducer(ReadingProgress.beginning(CONCERT.value())).take(stored, true);

        assertThat(parsed)
                .hasSize(stored.size() - 2)
                .noneMatch(id -> id.contains("/seat/") || id.contains("/allowance/"));
    }

    @Test
    void knowsThePlaceOfTheLastEvent() {
        ConcertEventReducer reducer = reducer(ReadingProgress.beginning(CONCERT.value()));

        assertThat(reducer.take(List.of(), false).progress()).isEqualTo(ReadingProgress.beginning(CONCERT.value()));
        StoredEvent second = stored.get(1);
        assertThat(reducer.take(stored.subList(0, 2), false).progress().place())
                .isEqualTo(new Place(second.aggregateId(), second.sequence()));
    }

    @Test
    void namesReservationsThatAreNotFinalOnce() {
        ConcertEventsBuilder open = ConcertEventsBuilder.closed().requested(10_000);
        stored.clear();
        payloads.clear();
        open.events().forEach(event -> store(event, aggregate(event)));
        ConcertEventReducer reducer = reducer(ReadingProgress.beginning(CONCERT.value()));

        ReadingProgress.PageResult result = reducer.take(stored, true);

        assertThat(result.unfinished()).containsExactly(open.latest());
        assertThat(result.entries()).isEmpty();
        assertThat(result.progress().calculation().unfinishedCount()).isOne();
        assertThatIllegalStateException().isThrownBy(reducer::statement);
        assertThat(reducer.take(List.of(), false).unfinished()).isEmpty();
    }

    private ConcertEventReducer reducer(ReadingProgress from) {
        return new ConcertEventReducer(this::payloads, CONCERT, RULES, from);
    }

    private List<Object> payloads(List<StoredEvent> page) {
        page.forEach(event -> parsed.add(event.aggregateId()));
        return page.stream()
                .map(event -> payloads.get((int) event.index() - 100))
                .toList();
    }

    private void store(Object payload, String aggregate) {
        payloads.add(payload);
        stored.add(new StoredEvent(
                99 + payloads.size(),
                aggregate,
                payloads.size(),
                "event-" + payloads.size(),
                "Type",
                null,
                "2026-03-01T00:00:00.000Z",
                payload.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String aggregate(Object event) {
        return switch (event) {
            case ConcertEvent concert -> concert.concertId().value();
            case ReservationEvent reservation -> reservation.reservationId().toString();
            default -> throw new IllegalArgumentException(event.getClass().getName());
        };
    }
}
