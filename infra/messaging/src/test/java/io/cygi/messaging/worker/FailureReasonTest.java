package io.cygi.messaging.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.contracts.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailureReasonTest {

    private static final SQLException NO_FUNCTION =
            new SQLSyntaxErrorException("FUNCTION cygi.MD5 does not exist", "42000", 1305);

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(NO_FUNCTION, FailureReason.DATABASE_REFUSED),
                arguments(new BadSqlGrammarException("look", "SELECT 1", NO_FUNCTION), FailureReason.DATABASE_REFUSED),
                arguments(
                        new CannotGetJdbcConnectionException("the lock", NO_FUNCTION), FailureReason.DATABASE_REFUSED),
                arguments(new SQLException("denied", "42000", 1142), FailureReason.DATABASE_REFUSED),
                arguments(
                        new CannotGetJdbcConnectionException("pool", new SQLTransientConnectionException("timed out")),
                        FailureReason.DATABASE_UNAVAILABLE),
                arguments(
                        new CannotCreateTransactionException("begin", new SQLException("gone", "08S01")),
                        FailureReason.DATABASE_UNAVAILABLE),
                arguments(
                        new UnavailableException("The event store does not answer.", new SQLException("gone", "08003")),
                        FailureReason.DATABASE_UNAVAILABLE),
                arguments(
                        new UnavailableException("none", new CommandSideUnavailableException("away", null)),
                        FailureReason.COMMAND_SIDE_UNAVAILABLE),
                arguments(
                        new IllegalStateException(new RemoteFaultException("bad", FailureReason.UNREADABLE)),
                        FailureReason.UNREADABLE),
                arguments(new CompletionException(new TimeoutException()), FailureReason.TIMED_OUT),
                arguments(
                        new CompletionException(new RefusedException(ProblemCode.SEAT_TAKEN, "taken")),
                        FailureReason.COMMAND_REFUSED),
                arguments(new IllegalStateException(new SerializationException("no")), FailureReason.UNREADABLE),
                arguments(new CompletionException(new OutOfMemoryError()), FailureReason.OUT_OF_MEMORY),
                arguments(new IllegalStateException("whatever"), FailureReason.FAULT));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isFoundAmongTheCauses(Throwable fault, FailureReason reason) {
        assertThat(FailureReason.of(fault)).isEqualTo(reason);
    }

    @Test
    void isFoundInACycleOfCauses() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));
        assertThat(FailureReason.of(one)).isEqualTo(FailureReason.FAULT);
    }
}
