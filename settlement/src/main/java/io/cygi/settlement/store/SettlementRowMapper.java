package io.cygi.settlement.store;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.Money;
import io.cygi.settlement.statement.EventRange;
import io.cygi.settlement.statement.Outcome;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.SettlementStatement.SettledConcert;
import io.cygi.settlement.statement.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes settlements of rows. */
final class SettlementRowMapper {

    static final String SELECT = "SELECT * FROM settlement ";

    private SettlementRowMapper() {}

    static Settlement settlement(ResultSet row, int number) throws SQLException {
        SettledConcert concert = new SettledConcert(
                new ConcertId(row.getString("concert_id")),
                new AccountId(row.getString("organizer_id")),
                row.getString("title"),
                row.getString("venue"),
                Instant.ofEpochMilli(row.getLong("starts_ms")),
                Instant.ofEpochMilli(row.getLong("ends_ms")),
                Outcome.valueOf(row.getString("outcome")),
                Instant.ofEpochMilli(row.getLong("ended_ms")));
        long settled = row.getLong("settled_ms");
        return new Settlement(
                new SettlementId(row.getString("settlement_id")),
                concert,
                row.getString("currency"),
                row.getObject("ended_on", LocalDate.class),
                SettlementState.valueOf(row.getString("state")),
                statement(row, concert),
                row.getObject("settled_ms") == null ? null : Instant.ofEpochMilli(settled));
    }

    private static @Nullable SettlementStatement statement(ResultSet row, SettledConcert concert) throws SQLException {
        if (row.getObject("net") == null) {
            return null;
        }
        String currency = row.getString("currency");
        return SettlementStatement.of(
                concert,
                row.getInt("rule_version"),
                new EventRange(
                        row.getLong("first_index"),
                        row.getLong("last_index"),
                        row.getLong("event_count"),
                        row.getString("events_sha256")),
                Totals.of(
                        new Money(row.getLong("gross"), currency),
                        new Money(row.getLong("refunds"), currency),
                        new Money(row.getLong("fee"), currency),
                        new Money(row.getLong("tax"), currency)),
                row.getLong("line_count"));
    }
}
