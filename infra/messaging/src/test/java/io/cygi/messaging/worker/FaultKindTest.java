package io.cygi.messaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

class FaultKindTest {

    private static final SQLException DUPLICATE = new SQLIntegrityConstraintViolationException("twice", "23000", 1062);

    static Stream<Arguments> permanent() {
        return Stream.of(
                sql("too long", "22001", 1406),
                sql("out of range", "22003", 1264),
                sql("not null", "23000", 1048),
                sql("duplicate", "23000", 1062),
                sql("check constraint of MariaDB", "23000", 4025),
                sql("check constraint of MySQL", "HY000", 3819),
                sql("bad character", "HY000", 1366),
                sql("no default", "HY000", 1364),
                sql("syntax", "42000", 1064),
                sql("packet", "08S01", 1153),
                sql("trigger", "45000", 1644),
                arguments("integrity, translated", new DataIntegrityViolationException("no", DUPLICATE)),
                arguments("packet, refused by the driver", new PacketTooBigException(2_000_000, 1_000_000)),
                arguments("no row", new EmptyResultDataAccessException(1)),
                arguments("unreadable", new EventStoreException("read", new SerializationException("no"))),
                arguments("refused", new RefusedException(ProblemCode.INVALID_STATE, "no")),
                arguments("bug", new NullPointerException()),
                arguments("endless recursion", new StackOverflowError()));
    }

    static Stream<Arguments> passing() {
        return Stream.of(
                sql("deadlock", "40001", 1213),
                sql("lock wait", "HY000", 1205),
                sql("read-only", "HY000", 1290),
                sql("read-only transaction", "25006", 1792),
                sql("connection", "08S01", 0),
                sql("too many connections", "08004", 1040),
                sql("disk full", "HY000", 1021),
                sql("shutdown", "08S01", 1053),
                sql("killed", "70100", 1317),
                sql("missing table", "42S02", 1146),
                sql("missing column", "42S22", 1054),
                sql("missing right", "42000", 1142),
                arguments("pool is closed", new SQLException("HikariDataSource has been closed.")),
                arguments("race for a sequence number", new ConcurrencyException("raced", DUPLICATE)),
                arguments("race for the first event", new AggregateStreamCreationException("raced", DUPLICATE)),
                arguments("event store", new EventStoreException("gone")),
                arguments("outlasted retries", new UnavailableException("no answer", new IllegalStateException())),
                arguments("no connection", new DataAccessResourceFailureException("gone")),
                arguments("no transaction", new CannotCreateTransactionException("gone")),
                arguments("time", new TimeoutException()),
                arguments("memory", new OutOfMemoryError()));
    }

    private static Arguments sql(String name, String state, int code) {
        return arguments(name, new EventStoreException("store", new SQLException(name, state, code)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("permanent")
    void isPermanentForFaultsThatRecur(String name, Throwable fault) {
        assertThat(FaultKind.of(fault)).as(name).isEqualTo(FaultKind.PERMANENT);
        assertThat(FaultKind.of(new CompletionException(fault))).isEqualTo(FaultKind.PERMANENT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passing")
    void isPassingForFaultsThatMayEnd(String name, Throwable fault) {
        assertThat(FaultKind.of(fault)).as(name).isEqualTo(FaultKind.PASSING);
        assertThat(FaultKind.of(new CompletionException(fault))).isEqualTo(FaultKind.PASSING);
    }
}
