package io.cygi.settlement.rules;

import io.cygi.contracts.value.AccountId;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;

/** Stores the versions of the rules. Versions are added and never changed. */
public class RuleRepository {

    private static final String SELECT = "SELECT * FROM settlement_rule ";
    private static final String INSERT = """
            INSERT INTO settlement_rule (organizer_id, valid_from, fee_bp, fee_minimum, fee_rounding, tax_bp, tax_rounding,
                                         late_refund_bp, late_refund_minimum, late_refund_rounding, created_by, created_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final ZoneId zone;

    /**
     * Creates the repository.
     *
     * @param jdbc the database of settlement
     * @param transaction transactions on it
     * @param zone time zone in which days begin
     */
    public RuleRepository(JdbcTemplate jdbc, TransactionOperations transaction, ZoneId zone) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.zone = zone;
    }

    /**
     * {@return the rules that concern an organizer: the organizer's own and those for all}
     *
     * @param organizerId the organizer
     */
    public RuleBook bookOf(AccountId organizerId) {
        return new RuleBook(
                jdbc.query(
                        SELECT + "WHERE organizer_id = ? OR organizer_id IS NULL",
                        RuleRepository::rules,
                        organizerId.value()),
                zone);
    }

    /** {@return a rule book with these rules only} */
    public RuleBook bookOf(Rules only) {
        return new RuleBook(List.of(only), zone);
    }

    /** {@return a version of the rules, if it exists} @param version the version's number */
    public Optional<Rules> find(int version) {
        return jdbc.query(SELECT + "WHERE version = ?", RuleRepository::rules, version).stream()
                .findFirst();
    }

    /**
     * {@return versions before a number, the newest first}
     *
     * @param before the number
     * @param limit the most versions to return
     */
    public List<Rules> before(int before, int limit) {
        return jdbc.query(
                SELECT + "WHERE version < ? ORDER BY version DESC LIMIT ?", RuleRepository::rules, before, limit);
    }

    /**
     * {@return the version that was added}
     *
     * @param rules the rules to add
     * @param by the account that adds them
     * @param at the current time
     */
    public Rules add(NewRules rules, AccountId by, Instant at) {
        Rate fee = rules.fee();
        Rate tax = rules.tax();
        Rate lateRefund = rules.lateRefund();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        Object[] values = {
            rules.organizerId() == null ? null : rules.organizerId().value(),
            rules.validFrom(),
            fee.basisPoints(),
            fee.minimum(),
            fee.rounding().name(),
            tax.basisPoints(),
            tax.rounding().name(),
            lateRefund.basisPoints(),
            lateRefund.minimum(),
            lateRefund.rounding().name(),
            by.value(),
            at.toEpochMilli()
        };
        transaction.executeWithoutResult(status -> jdbc.update(
                connection -> {
                    var insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS);
                    for (int i = 0; i < values.length; i++) {
                        insert.setObject(i + 1, values[i]);
                    }
                    return insert;
                },
                key));
        return rules.version(Objects.requireNonNull(key.getKey()).intValue());
    }

    private static Rules rules(ResultSet row, int number) throws SQLException {
        String organizer = row.getString("organizer_id");
        return new Rules(
                row.getInt("version"),
                organizer == null ? null : new AccountId(organizer),
                row.getObject("valid_from", LocalDate.class),
                rate(row, "fee", row.getLong("fee_minimum")),
                rate(row, "tax", 0),
                rate(row, "late_refund", row.getLong("late_refund_minimum")));
    }

    private static Rate rate(ResultSet row, String name, long minimum) throws SQLException {
        return new Rate(row.getInt(name + "_bp"), minimum, RoundingMode.valueOf(row.getString(name + "_rounding")));
    }
}
