package io.cygi.gateway.account.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.gateway.TestClock;
import io.cygi.gateway.account.store.AccountRows;
import io.cygi.gateway.authorization.grant.GrantTables;
import io.cygi.gateway.authorization.grant.RevokedGrants;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Remembered locks and revocations are trusted for 45 seconds after the last successful read. */
class FreshnessTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration NEARLY = Freshness.BOUND.minus(A_SECOND);

    /** The cache under test and the database that it reads. */
    private record Memory(String name, TestClock clock, AtomicBoolean down, Runnable refresh, BooleanSupplier fresh) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Memory> memories() {
        return Stream.of(locks(), revocations());
    }

    private static Memory locks() {
        TestClock clock = new TestClock();
        AtomicBoolean down = new AtomicBoolean();
        AccountRows rows = (AccountRows) Proxy.newProxyInstance(
                FreshnessTest.class.getClassLoader(),
                new Class<?>[] {AccountRows.class},
                (proxy, method, arguments) -> {
                    failWhile(down);
                    return List.of();
                });
        AccessCache cache = new AccessCache(rows, clock, 100);
        return new Memory("locks", clock, down, cache::refresh, cache::fresh);
    }

    private static Memory revocations() {
        TestClock clock = new TestClock();
        AtomicBoolean down = new AtomicBoolean();
        JdbcTemplate jdbc = new JdbcTemplate() {
            @Override
            public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) throws DataAccessException {
                failWhile(down);
                return List.of();
            }
        };
        RevokedGrants revoked = new RevokedGrants(new GrantTables(jdbc), clock, Duration.ofMinutes(15));
        return new Memory("revocations", clock, down, revoked::refresh, revoked::fresh);
    }

    private static void failWhile(AtomicBoolean down) {
        if (down.get()) {
            throw new DataAccessResourceFailureException("no connection");
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void endsAfterTheBoundAndReturnsWithTheNextRead(Memory memory) {
        memory.refresh.run();
        memory.down.set(true);
        memory.clock.advance(NEARLY);
        assertThatThrownBy(memory.refresh::run).isInstanceOf(DataAccessException.class);
        assertThat(memory.fresh.getAsBoolean()).as("within the bound").isTrue();

        memory.clock.advance(A_SECOND.multipliedBy(2));
        assertThatThrownBy(memory.refresh::run).isInstanceOf(DataAccessException.class);
        assertThat(memory.fresh.getAsBoolean()).as("beyond it").isFalse();

        memory.down.set(false);
        memory.refresh.run();
        assertThat(memory.fresh.getAsBoolean()).as("after a look").isTrue();
    }

    @ParameterizedTest
    @MethodSource("memories")
    void isExtendedByEachRead(Memory memory) {
        for (int look = 0; look < 5; look++) {
            memory.clock.advance(NEARLY);
            memory.refresh.run();
        }

        assertThat(memory.fresh.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("memories")
    void endsWhileAReadHangs(Memory memory) {
        memory.clock.advance(NEARLY.plus(A_SECOND.multipliedBy(2)));

        assertThat(memory.fresh.getAsBoolean()).isFalse();
    }
}
