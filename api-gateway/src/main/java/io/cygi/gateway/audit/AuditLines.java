package io.cygi.gateway.audit;

import io.cygi.contracts.correlation.Correlation;
import io.cygi.contracts.value.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The table of audit lines. Lines are added and deleted; only their personal data is ever changed. */
public class AuditLines {

    private static final int DETAIL_LENGTH_MAX = 500;
    private static final int ADDRESS_LENGTH_MAX = 64;
    private static final int BATCH_MAX = 1_000;

    /** Inserts a line. It gets no address if one of its accounts is erased already. */
    private static final String INSERT = """
            INSERT INTO audit_line (at_ms, action, actor, subject, address, correlation_id, detail)
            SELECT ?, ?, ?, ?,
                   CASE WHEN EXISTS (SELECT 1 FROM account WHERE account_id IN (?, ?) AND state = 'ERASED')
                        THEN NULL ELSE ? END,
                   ?, ?""";

    private static final String DELETE = "DELETE FROM audit_line WHERE at_ms < ? ORDER BY at_ms, line_id LIMIT ?";

    private static final String FORGET_ADDRESSES =
            "UPDATE audit_line SET address = NULL WHERE actor = ? AND address IS NOT NULL LIMIT ?";

    private static final String FORGET_DETAILS =
            "UPDATE audit_line SET detail = NULL, address = NULL WHERE subject = ? AND action <> 'ACCOUNT_ERASED'"
                    + " AND (detail IS NOT NULL OR address IS NOT NULL) LIMIT ?";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public AuditLines(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a line in the current transaction: the act and its line are stored together or not at all. */
    public void insert(AuditEntry entry) {
        insertAll(List.of(line(entry)));
    }

    /** {@return a line of an act at this moment, for the request that this thread answers} */
    AuditLine line(AuditEntry entry) {
        return new AuditLine(entry, clock.millis(), address(), Correlation.current());
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }

    void insertAll(List<AuditLine> lines) {
        jdbc.batchUpdate(INSERT, lines.stream().map(AuditLines::columns).toList());
    }

    private static Object[] columns(AuditLine line) {
        AuditEntry entry = line.entry();
        return new Object[] {
            line.atMillis(),
            entry.action().name(),
            text(entry.actor()),
            text(entry.subject()),
            text(entry.actor()),
            text(entry.subject()),
            bounded(line.address(), ADDRESS_LENGTH_MAX),
            line.correlationId(),
            bounded(entry.detail(), DETAIL_LENGTH_MAX)
        };
    }

    private static @Nullable String text(@Nullable AccountId accountId) {
        return accountId == null ? null : accountId.value();
    }

    private static @Nullable String bounded(@Nullable String text, int max) {
        return text == null || text.length() <= max ? text : text.substring(0, max);
    }

    /**
     * {@return the number of lines that were deleted, at most a batch}
     *
     * @param before time before which lines are deleted
     */
    int deleteBatch(Instant before) {
        return jdbc.update(DELETE, before.toEpochMilli(), BATCH_MAX);
    }

    /** {@return whether more lines may be left to delete} @param deleted the number of lines in the last batch */
    static boolean fullBatch(int deleted) {
        return deleted == BATCH_MAX;
    }

    /** Removes personal data from the lines by and about an account. The lines themselves stay. */
    public void forgetPerson(AccountId accountId) {
        forget(FORGET_ADDRESSES, accountId);
        forget(FORGET_DETAILS, accountId);
    }

    private void forget(String update, AccountId accountId) {
        int changed;
        do {
            changed = jdbc.update(update, accountId.value(), BATCH_MAX);
        } while (changed == BATCH_MAX);
    }
}
