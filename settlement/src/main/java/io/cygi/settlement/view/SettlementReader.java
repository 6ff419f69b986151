package io.cygi.settlement.view;

import io.cygi.contracts.value.AccountId;
import io.cygi.settlement.DayBounds;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.statement.Totals;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementRepository;
import io.cygi.settlement.store.SettlementState;
import io.cygi.settlement.store.StatementColumns;
import io.cygi.web.page.Cursor;
import io.cygi.web.page.CursorPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads lists of settlements, newest first, and their totals. */
class SettlementReader {

    private final JdbcTemplate jdbc;

    SettlementReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The conditions of a list of settlements.
     *
     * @param organizerId the organizer of the concerts, or null for any
     * @param state the state of the settlements, or null for any
     * @param from first day on which the concerts ended, or null
     * @param to last day on which the concerts ended, or null
     */
    record Filter(
            @Nullable AccountId organizerId,
            @Nullable SettlementState state,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        /** {@return all settlements of an organizer} */
        static Filter ofOrganizer(AccountId organizerId) {
            return new Filter(organizerId, null, null, null);
        }
    }

    /**
     * The totals of an organizer's concerts that ended on one day.
     *
     * @param day the day
     * @param organizerId the organizer
     * @param settlements number of settlements
     * @param totals the sum of their totals
     */
    record DayTotals(LocalDate day, AccountId organizerId, long settlements, Totals totals) {}

    private record Position(long endedMillis, String settlementId) {}

    Optional<Settlement> find(SettlementId id) {
        return jdbc
                .query(SettlementRepository.SELECT + "WHERE settlement_id = ?", SettlementRepository.ROWS, id.value())
                .stream()
                .findFirst();
    }

    CursorPage<Settlement> page(Filter filter, @Nullable String cursor, int size) {
        StringBuilder where = new StringBuilder("WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        add(where, parameters, " AND organizer_id = ?", filter.organizerId == null ? null : filter.organizerId.value());
        add(where, parameters, " AND state = ?", filter.state == null ? null : filter.state.name());
        add(where, parameters, " AND ended_on >= ?", filter.from);
        add(where, parameters, " AND ended_on <= ?", filter.to);
        if (cursor != null) {
            Position last = Cursor.decode(
                    cursor,
                    2,
                    parts -> new Position(Long.parseLong(parts.get(0)), new SettlementId(parts.get(1)).value()));
            where.append(" AND ended_ms <= ? AND (ended_ms < ? OR settlement_id < ?)");
            parameters.addAll(List.of(last.endedMillis, last.endedMillis, last.settlementId));
        }
        parameters.add(size + 1);
        List<Settlement> oneMore = jdbc.query(
                SettlementRepository.SELECT + where + " ORDER BY ended_ms DESC, settlement_id DESC LIMIT ?",
                SettlementRepository.ROWS,
                parameters.toArray());
        return CursorPage.of(
                oneMore,
                size,
                last -> List.of(
                        Long.toString(last.concert().closedAt().toEpochMilli()),
                        last.settlementId().value()));
    }

    /** {@return the totals of final statements by day, organizer and currency, the newest day first} */
    CursorPage<DayTotals> totals(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String cursor, int size) {
        StringBuilder where = new StringBuilder("WHERE state IN ('CHECKED', 'ORDERED', 'SETTLED')");
        List<Object> parameters = new ArrayList<>();
        add(where, parameters, " AND ended_on >= ?", from);
        add(where, parameters, " AND ended_on <= ?", to);
        if (cursor != null) {
            List<Object> last = Cursor.decode(
                    cursor,
                    3,
                    parts -> List.of(
                            Objects.requireNonNull(DayBounds.within("cursor", LocalDate.parse(parts.get(0)))),
                            new AccountId(parts.get(1)).value(),
                            parts.get(2)));
            where.append(
                    " AND (ended_on < ? OR ended_on = ? AND (organizer_id > ? OR organizer_id = ? AND currency > ?))");
            parameters.addAll(List.of(last.get(0), last.get(0), last.get(1), last.get(1), last.get(2)));
        }
        parameters.add(size + 1);
        List<DayTotals> oneMore = jdbc.query(
                "SELECT ended_on, organizer_id, currency, COUNT(*) AS settlements, " + StatementColumns.SUMS
                        + " FROM settlement "
                        + where
                        + " GROUP BY ended_on, organizer_id, currency ORDER BY ended_on DESC, organizer_id, currency LIMIT ?",
                SettlementReader::dayTotals,
                parameters.toArray());
        return CursorPage.of(
                oneMore,
                size,
                last -> List.of(
                        last.day.toString(),
                        last.organizerId.value(),
                        last.totals.net().currency()));
    }

    private static DayTotals dayTotals(ResultSet row, int number) throws SQLException {
        return new DayTotals(
                row.getObject("ended_on", LocalDate.class),
                new AccountId(row.getString("organizer_id")),
                row.getLong("settlements"),
                StatementColumns.totals(row));
    }

    private static void add(StringBuilder where, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.add(value);
        }
    }
}
