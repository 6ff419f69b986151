package io.cygi.remote.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Deadline;
import io.cygi.messaging.store.history.StoredEvents.Place;
import io.cygi.messaging.worker.FailureReason;
import io.cygi.messaging.worker.FaultKind;
import io.cygi.remote.event.EventStoreStage.Answer;
import io.cygi.remote.replica.RepetitionBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A read ends by its deadline, and the work that it may cause in vain is bounded. */
@Timeout(60)
class EventReadsTest {

    @AutoClose
    private final EventStoreStage stage = new EventStoreStage(3);

    private static void requireUnavailable(Throwable fault) {
        assertThat(fault).isInstanceOf(UnavailableException.class);
        assertThat(FaultKind.of(fault)).isEqualTo(FaultKind.PASSING);
        assertThat(FailureReason.of(fault)).isEqualTo(FailureReason.COMMAND_SIDE_UNAVAILABLE);
    }

    @Test
    void asksUntilTheDeadlineAndTellsEachReplicaWhatIsLeft() {
        stage.willAnswer(Answer.busy("4"));

        requireUnavailable(catchThrowable(stage.events::newestIndex));

        assertThat(stage.passed()).isBetween(Duration.ofSeconds(30), EventStoreStage.PATIENCE);
        Duration left = EventStoreStage.PATIENCE;
        List<Long> expected = new ArrayList<>();
        for (int round = 0; round <= stage.pauses.size(); round++) {
            long millis = Math.min(left.toMillis(), EventStoreStage.ATTEMPT.toMillis());
            expected.addAll(List.of(millis, millis, millis));
            left = round < stage.pauses.size() ? left.minus(stage.pauses.get(round)) : left;
        }
        assertThat(stage.deadlines).isEqualTo(expected);
        assertThat(stage.deadlines.getLast()).isLessThan(EventStoreStage.ATTEMPT.toMillis());
    }

    @Test
    void sendsAnEarlierDeadlineOfTheThread() {
        stage.willAnswer(Answer.number(7));

        assertThat(Deadline.call(Duration.ofSeconds(20), () -> false, stage.events::newestIndex))
                .isEqualTo(7);

        assertThat(stage.deadlines).singleElement().satisfies(millis -> assertThat(millis)
                .isBetween(1L, 20_000L));
    }

    /** A caller waits for the whole page and not for one of its answers. */
    @Test
    void endsAPageOfManyAnswersByOneDeadline() {
        for (int answer = 0; answer < 20; answer++) {
            stage.willAnswer(Answer.busy("4"), Answer.busy("4"), Answer.busy("4"), Answer.event("a", answer, true));
        }
        stage.willAnswer(Answer.event("a", 20, false));

        requireUnavailable(catchThrowable(() -> stage.events.page("a", Place.before("a"), Long.MAX_VALUE, 1_000)));
        assertThat(stage.passed()).isLessThanOrEqualTo(EventStoreStage.PATIENCE);
    }

    /** The reader of the events may be slow. */
    @Test
    void givesEachAnswerOfALongReadItsOwnDeadline() {
        for (int answer = 0; answer < 20; answer++) {
            stage.willAnswer(Answer.event("a", answer, true));
        }
        stage.willAnswer(Answer.event("a", 20, false));
        List<Long> read = new ArrayList<>();

        stage.events.each(List.of("a"), List.of(String.class), event -> {
            read.add(event.sequence());
            stage.pass(Duration.ofSeconds(10));
        });

        assertThat(read).hasSize(21);
        assertThat(stage.deadlines).hasSize(21).containsOnly(EventStoreStage.ATTEMPT.toMillis());
    }

    @Test
    void readsOnWhereAnAnswerWasCut() {
        stage.willAnswer(Answer.event("a", 0, true), Answer.event("a", 1, true), Answer.event("a", 2, false));

        assertThat(stage.events.page("a", Place.before("a"), Long.MAX_VALUE, 1_000))
                .extracting(event -> event.sequence())
                .containsExactly(0L, 1L, 2L);
        assertThat(stage.received)
                .extracting(EventQuery::after)
                .containsExactly(Place.before("a"), new Place("a", 0), new Place("a", 1));
        assertThat(stage.received).extracting(EventQuery::limit).containsExactly(1_000, 999, 998);
    }

    @Test
    void asksAboutManyAggregatesAtOnce() {
        stage.willAnswer(Answer.number(0));
        List<String> ids = IntStream.range(0, 450).mapToObj(i -> "wallet-" + i).toList();

        stage.events.each(ids, List.of(String.class), event -> {});

        assertThat(stage.received)
                .extracting(query -> query.aggregateIds().size())
                .containsExactly(200, 200, 50);
        assertThat(stage.received.stream().flatMap(query -> query.aggregateIds().stream()))
                .isEqualTo(ids);
    }

    /** Each attempt may be carried out, so unbounded repetitions would multiply the work of a stalled store. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"503|{\"executed\":\"UNKNOWN\"}", "500|''", "503|<html>", "200|<html>", "0|''"})
    void sendsAQueryWithoutAnAnswerABoundedNumberOfTimes(int status, String body) {
        stage.willAnswer(Answer.of(status, body));

        requireUnavailable(catchThrowable(stage.events::newestIndex));

        assertThat(stage.received).hasSize(EventReads.UNKNOWN_MAX);
    }

    @Test
    void sendsAFifthOfItsQueriesAgainWhenTheReserveIsGone() {
        stage.willAnswer(Answer.failed());
        for (int i = 0; i < RepetitionBudget.RESERVE; i++) {
            catchThrowable(stage.events::newestIndex);
        }
        stage.received.clear();

        for (int i = 0; i < 50; i++) {
            catchThrowable(stage.events::newestIndex);
        }

        assertThat(stage.received).hasSizeBetween(59, 61);
    }

    @Test
    void takesNothingFromTheBudgetForABusyReplica() {
        stage.willAnswer(Answer.busy("1"));
        while (stage.received.size() < 2 * RepetitionBudget.RESERVE) {
            catchThrowable(stage.events::newestIndex);
        }
        stage.received.clear();
        Answer failed = Answer.failed();
        stage.willAnswer(failed, failed, failed);

        catchThrowable(stage.events::newestIndex);

        assertThat(stage.received).hasSize(1 + EventReads.UNKNOWN_MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void asksEachReplicaOnceAboutAQueryThatNoneUnderstands(int status) {
        stage.willAnswer(Answer.of(status, ""));

        requireUnavailable(catchThrowable(stage.events::newestIndex));

        assertThat(stage.askedPorts).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void asksAReplicaThatDrainsLast() {
        stage.willAnswer(Answer.of(503, "{\"executed\":\"NO\",\"draining\":true}"), Answer.number(7));

        assertThat(stage.events.newestIndex()).isEqualTo(7);

        for (int turn = 0; turn < 3; turn++) {
            assertThat(stage.replicas.inTurn().getLast().address().getPort()).isEqualTo(stage.askedPorts.getFirst());
        }
        assertThat(stage.pauses).isEmpty();
    }
}
