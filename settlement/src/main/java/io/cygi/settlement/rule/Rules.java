package io.cygi.settlement.rule;

import io.cygi.contracts.value.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;

/** The versions of the rules. */
public class Rules {

    private static final String SELECT = """
            SELECT version, organizer_id, valid_from, fee_bp, fee_minimum, rounding, tax_bp, late_refund_share_bp,
                   late_refund_charge, created_by, created_ms
              FROM settlement_rule
            """;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    /** @param jdbc settlement's database @param transaction on it */
    public Rules(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * {@return the rules for a concert: the organizer's own where they have some, else everybody's}
     *
     * @param organizerId whose concert
     * @param endedOn the day on which it ended
     */
    public Rule of(AccountId organizerId, LocalDate endedOn) {
        return jdbc.query(SELECT + """
                         WHERE (organizer_id = ? OR organizer_id IS NULL) AND valid_from <= ?
                         ORDER BY organizer_id IS NULL, valid_from DESC, version DESC LIMIT 1""", Rules::rule, organizerId.value(), endedOn).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there are no rules for " + endedOn));
    }

    /** {@return a version} @param version which */
    public Optional<Rule> find(int version) {
        return jdbc.query(SELECT + " WHERE version = ?", Rules::rule, version).stream()
                .findFirst();
    }

    List<Rule> before(int version, int limit) {
        return jdbc.query(SELECT + " WHERE version < ? ORDER BY version DESC LIMIT ?", Rules::rule, version, limit);
    }

    Rule add(@Nullable AccountId organizerId, LocalDate validFrom, Terms terms, AccountId createdBy, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        transaction.executeWithoutResult(status -> jdbc.update(
                connection -> {
                    var insert = connection.prepareStatement("""
                            INSERT INTO settlement_rule (organizer_id, valid_from, fee_bp, fee_minimum, rounding, tax_bp,
                                                         late_refund_share_bp, late_refund_charge, created_by, created_ms)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, organizerId == null ? null : organizerId.value());
                    insert.setObject(2, validFrom);
                    insert.setInt(3, terms.feeBasisPoints());
                    insert.setLong(4, terms.feeMinimum());
                    insert.setString(5, terms.rounding().name());
                    insert.setInt(6, terms.taxBasisPoints());
                    insert.setInt(7, terms.lateRefundShareBasisPoints());
                    insert.setLong(8, terms.lateRefundCharge());
                    insert.setString(9, createdBy.value());
                    insert.setLong(10, at.toEpochMilli());
                    return insert;
                },
                key));
        int version = Objects.requireNonNull(key.getKey()).intValue();
        return new Rule(version, organizerId, validFrom, terms, createdBy, at);
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        String organizer = row.getString("organizer_id");
        return new Rule(
                row.getInt("version"),
                organizer == null ? null : new AccountId(organizer),
                row.getObject("valid_from", LocalDate.class),
                new Terms(
                        row.getInt("fee_bp"),
                        row.getLong("fee_minimum"),
                        Rounding.valueOf(row.getString("rounding")),
                        row.getInt("tax_bp"),
                        row.getInt("late_refund_share_bp"),
                        row.getLong("late_refund_charge")),
                new AccountId(row.getString("created_by")),
                Instant.ofEpochMilli(row.getLong("created_ms")));
    }
}
