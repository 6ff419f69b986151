package io.cygi.settlement.store;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads the columns that describe a concert. The tables of ended concerts and of settlements have the same columns. */
public final class ConcertColumns {

    private ConcertColumns() {}

    /** {@return the concert of a row} @param row a row of either table @throws SQLException if a column is missing */
    public static SettledConcert concert(ResultSet row) throws SQLException {
        return new SettledConcert(
                new ConcertId(row.getString("concert_id")),
                new AccountId(row.getString("organizer_id")),
                row.getString("title"),
                row.getString("venue"),
                Instant.ofEpochMilli(row.getLong("starts_ms")),
                Instant.ofEpochMilli(row.getLong("ends_ms")),
                Outcome.valueOf(row.getString("outcome")),
                Instant.ofEpochMilli(row.getLong("ended_ms")));
    }
}
