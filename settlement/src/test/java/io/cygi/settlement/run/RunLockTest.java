package io.cygi.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.settlement.SettlementModuleTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SettlementModuleTest
class RunLockTest {

    /** Bound on the characters of a lock's name in MySQL. */
    private static final int NAME_MAX = 64;

    @Autowired
    private DataSource dataSource;

    @Test
    void isHeldByOneUntilItIsReleased() {
        try (RunLock first = taken()) {
            assertThat(RunLock.tryTake(dataSource)).isNull();
            assertThat(first).isNotNull();
        }
        try (RunLock again = taken()) {
            assertThat(again).isNotNull();
        }
    }

    /** {@return the lock} The settlement's own sweep may hold it for a moment. */
    private RunLock taken() {
        return Awaitility.await().until(() -> RunLock.tryTake(dataSource), Objects::nonNull);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settlement_lock_a", "settlement_lock_of_a_database_whose_name_is_as_long_as_it_may_be"})
    void isNamedAfterItsDatabase(String database) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String own = RunLock.name(connection);
            assertThat(own).isEqualTo(RunLock.name(connection));
            String before = connection.getCatalog();
            connection.createStatement().execute("CREATE DATABASE IF NOT EXISTS " + database);
            connection.setCatalog(database);
            try {
                assertThat(RunLock.name(connection)).isNotEqualTo(own).hasSizeLessThanOrEqualTo(NAME_MAX);
            } finally {
                connection.setCatalog(before);
                connection.createStatement().execute("DROP DATABASE " + database);
            }
        }
    }
}
