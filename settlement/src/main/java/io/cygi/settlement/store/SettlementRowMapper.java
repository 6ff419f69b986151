package io.cygi.settlement.store;

import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** Maps rows to settlements. */
final class SettlementRowMapper {

    static final String SELECT = "SELECT * FROM settlement ";

    private SettlementRowMapper() {}

    static Settlement settlement(ResultSet row, int number) throws SQLException {
        SettledConcert concert = ConcertColumns.concert(row);
        long settled = row.getLong("settled_ms");
        return new Settlement(
                new SettlementId(row.getString("settlement_id")),
                concert,
                row.getString("currency"),
                row.getObject("ended_on", LocalDate.class),
                SettlementState.valueOf(row.getString("state")),
                StatementColumns.statement(row, concert),
                row.getObject("settled_ms") == null ? null : Instant.ofEpochMilli(settled));
    }
}
