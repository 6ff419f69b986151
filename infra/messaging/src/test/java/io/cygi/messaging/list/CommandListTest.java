package io.cygi.messaging.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.ListOutcome;
import io.cygi.messaging.list.Tally.Add;
import io.cygi.messaging.store.CommitWatch;
import io.cygi.messaging.store.GroupedEventStore;
import io.cygi.messaging.store.StoreTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A list of commands has the same outcome as its commands one after another, and is stored at once. */
@StoreTest
@Timeout(120)
class CommandListTest {

    private final JdbcTemplate jdbc;
    private final CommitWatch watch;
    private final Tallies tallies;
    private final Commands commands;

    @Autowired
    CommandListTest(GroupedEventStore store, JdbcTemplate jdbc, CommitWatch watch) {
        this.jdbc = jdbc;
        this.watch = watch;
        this.tallies = new Tallies(store, jdbc);
        this.commands = tallies.process();
    }

    @Test
    void storesItsEventsWithOneCommit() {
        int before = watch.commits();

        ListOutcome outcome = commands.sendInOrder(List.of(
                Add.to(tallies.id(3)),
                Add.to(tallies.id(1)),
                Add.to(tallies.id(3)),
                Add.to(tallies.id(2)),
                Add.to(tallies.id(1), 0, 9)));

        assertThat(outcome).isEqualTo(new ListOutcome(5, null));
        assertThat(watch.commits() - before).isOne();
        assertThat(jdbc.queryForList(
                        "SELECT aggregate_identifier FROM domain_event"
                                + " WHERE aggregate_identifier IN (?, ?, ?) ORDER BY global_index",
                        String.class,
                        tallies.id(1),
                        tallies.id(2),
                        tallies.id(3)))
                .containsExactly(tallies.id(3), tallies.id(1), tallies.id(3), tallies.id(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 63, 64, 100, 149})
    void stopsAtTheFirstRefusal(int refused) {
        ListOutcome outcome = commands.sendInOrder(IntStream.range(0, 150)
                .mapToObj(number -> Add.to(tallies.id(number), 1, number == refused ? 0 : 1))
                .toList());

        assertThat(outcome.carriedOut()).isEqualTo(refused);
        assertThat(outcome.refusal()).isNotNull().satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED));
        assertThat(tallies.stored()).isEqualTo(refused);
    }

    @Test
    void showsEachCommandTheEventsOfTheCommandsBeforeIt() {
        commands.send(Add.to(tallies.id(1)));

        ListOutcome outcome = commands.sendInOrder(List.of(
                Add.to(tallies.id(1), 1, 2),
                Add.to(tallies.id(2)),
                Add.to(tallies.id(1), 1, 3),
                Add.to(tallies.id(1), 1, 3),
                Add.to(tallies.id(2))));

        assertThat(outcome.carriedOut()).isEqualTo(3);
        assertThat(tallies.stored(1)).isEqualTo(3);
        assertThat(tallies.stored(2)).isOne();
    }

    @Test
    void storesNothingIfTheDataOfOneEventDoNotFit() {
        assertThatThrownBy(() -> commands.sendInOrder(
                        List.of(Add.to(tallies.id(0)), Add.to(tallies.id(1) + "x".repeat(200)), Add.to(tallies.id(2)))))
                .isInstanceOf(UnavailableException.class);
        assertThat(tallies.stored()).isZero();

        assertThat(commands.sendInOrder(List.of(Add.to(tallies.id(0)), Add.to(tallies.id(2))))
                        .carriedOut())
                .isEqualTo(2);
    }

    @Test
    void storesNothingIfACommandFailsWithABug() {
        Runnable bug = () -> {
            throw new IllegalArgumentException("a bug");
        };

        assertThatThrownBy(
                        () -> commands.sendInOrder(List.of(Add.to(tallies.id(0)), new Add(tallies.id(1), 1, 1, bug))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(tallies.stored()).isZero();
        assertThat(tallies.repetitions()).isEqualTo(0);
    }
}
