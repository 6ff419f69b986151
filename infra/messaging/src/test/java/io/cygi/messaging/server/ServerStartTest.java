package io.cygi.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start of a server is measured while clients stall and clocks are set. */
class ServerStartTest {

    private static final long START = 1_000;

    @ParameterizedTest
    @CsvSource({"1500, 1500, 1500", "1500, 1500, 1501", "1500, 1501, 1501", "1000, 1000, 1000"})
    void measuresAnIntervalThatContainsTheStart(long before, long between, long after) throws SQLException {
        ServerStart start = ServerStart.measure(probe(before, between, after));
        assertThat(START).isBetween(start.from(), start.until());
        assertThat(start.until() - start.from()).isLessThanOrEqualTo(1);
    }

    /** The client is stopped for forty seconds before or after the server tells its uptime; the clock is put back or forward. */
    @ParameterizedTest
    @CsvSource({"1500, 1540, 1540", "1500, 1500, 1540", "5000, 1500, 1500", "1500, 5100, 5100"})
    void measuresAgainIfItWasDisturbed(long before, long between, long after) throws SQLException {
        ServerStart disturbed = ServerStart.measure(probe(before, between, after, 6_000, 6_000, 6_001));
        assertThat(disturbed.overlaps(ServerStart.measure(probe(1_500, 1_500, 1_500))))
                .isTrue();
        assertThat(START).isBetween(disturbed.from(), disturbed.until());
    }

    @Test
    void failsIfEachMeasurementIsDisturbed() {
        long[] times = LongStream.range(0, 20).map(i -> 1_500 + i * 40).toArray();
        assertThatThrownBy(() -> ServerStart.measure(probe(times))).isInstanceOf(SQLException.class);
    }

    @Test
    void failsIfTheServerDoesNotReportItsUptime() {
        assertThatThrownBy(() -> ServerStart.measure(new ServerStart.Probe() {

                    @Override
                    public long now() {
                        return 1_500;
                    }

                    @Override
                    public long uptime() throws SQLException {
                        throw new SQLException("no such row");
                    }
                }))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void distinguishesStartsWithTwoSecondsBetween() {
        ServerRun run = new ServerRun("db:3306", new ServerStart(START, START + 1));
        List.of(new ServerStart(START - 1, START), new ServerStart(START + 1, START + 2))
                .forEach(same ->
                        assertThat(run.sameAs(new ServerRun("db:3306", same))).isTrue());
        List.of(new ServerStart(START - 2, START - 1), new ServerStart(START + 2, START + 3))
                .forEach(other ->
                        assertThat(run.sameAs(new ServerRun("db:3306", other))).isFalse());
        assertThat(run.sameAs(new ServerRun("other:3306", run.start()))).isFalse();
    }

    /** {@return a server that tells its time and its uptime} @param times of its clock at each question */
    private static ServerStart.Probe probe(long... times) {
        Deque<Long> clock = new ArrayDeque<>(LongStream.of(times).boxed().toList());
        return new ServerStart.Probe() {

            @Override
            public long now() {
                return clock.remove();
            }

            @Override
            public long uptime() {
                return clock.remove() - START;
            }
        };
    }
}
