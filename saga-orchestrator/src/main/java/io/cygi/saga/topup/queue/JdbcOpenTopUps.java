package io.cygi.saga.topup.queue;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.TimeOrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores the open top-ups in tables. Each change is one conditional statement, so any number of processes may work on
 * them.
 */
public final class JdbcOpenTopUps implements OpenTopUps {

    private static final String COLUMNS = """
            top_up_id, amount, return_url, callback_key, expires_ms, requested_ms, correlation_id, notice, finished,
            failures, refusals, wakes, claim""";

    /**
     * Condition of a top-up that a callback may wake. A callback does not shorten the pause after a refusal to give
     * money back.
     */
    private static final String OPEN = " AND finished = 0 AND refusals = 0 AND callbacks < " + CALLBACKS_MAX;

    private static final String WOKEN = "wakes = wakes + 1, callbacks = callbacks + 1, due_ms = ?";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final String node;

    /**
     * Creates the access of this process to the tables.
     *
     * @param jdbc the saga orchestrator's database
     * @param transaction transactions of that database; they join the transaction of an event that is handled
     * @param node the name of this process, which it keeps when it is started again
     */
    public JdbcOpenTopUps(JdbcTemplate jdbc, TransactionOperations transaction, String node) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.node = node;
    }

    @Override
    public void add(OpenTopUp topUp) {
        update(
                """
                INSERT IGNORE INTO open_top_up (top_up_id, amount, return_url, callback_key, expires_ms, requested_ms,
                    correlation_id, finished, failures, refusals, wakes, callbacks, due_ms, claimed_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, 0)""",
                topUp.topUpId().toString(),
                topUp.amount().amount(),
                topUp.returnUrl(),
                topUp.callbackKey(),
                topUp.expiresAt().toEpochMilli(),
                topUp.requestedAt().toEpochMilli(),
                topUp.correlationId(),
                topUp.requestedAt().toEpochMilli());
    }

    @Override
    public List<TopUpId> due(Instant now, int max) {
        return read(() -> jdbc.query(
                """
                SELECT top_up_id FROM open_top_up
                 WHERE due_ms <= ? AND claimed_ms <= ? ORDER BY due_ms LIMIT ?""", (row, number) -> TopUpId.parse(row.getString(1)), now.toEpochMilli(), now.toEpochMilli(), max));
    }

    @Override
    public Optional<OpenTopUp> claim(TopUpId topUpId, Instant now, Instant until) {
        String claim = TimeOrderedIds.next();
        int claimed = update(
                """
                UPDATE open_top_up SET claim = ?, claimed_by = ?, claimed_ms = ?
                 WHERE top_up_id = ? AND due_ms <= ? AND claimed_ms <= ?""", claim, node, until.toEpochMilli(), topUpId.toString(), now.toEpochMilli(), now.toEpochMilli());
        return claimed == 0 ? Optional.empty() : find(topUpId).filter(topUp -> claim.equals(topUp.claim()));
    }

    @Override
    public void releaseOwn() {
        update("UPDATE open_top_up SET claim = NULL, claimed_ms = 0 WHERE claimed_by = ? AND claim IS NOT NULL", node);
    }

    @Override
    public void release(OpenTopUp claimed, NextLook next, Runnable told) {
        transaction.executeWithoutResult(status -> {
            if (release(claimed, next) == 1) {
                told.run();
            }
        });
    }

    private int release(OpenTopUp claimed, NextLook next) {
        return update(
                """
                UPDATE open_top_up
                   SET due_ms = CASE WHEN wakes = ? OR ? > 0 THEN ? ELSE due_ms END,
                       finished = CASE WHEN wakes = ? THEN ? ELSE finished END,
                       failures = ?, refusals = ?, claim = NULL, claimed_ms = 0
                 WHERE top_up_id = ? AND claim = ?""",
                claimed.wakes(),
                next.refusals(),
                next.due().toEpochMilli(),
                claimed.wakes(),
                next.finished() ? 1 : 0,
                next.failures(),
                next.refusals(),
                claimed.topUpId().toString(),
                claimed.claim());
    }

    @Override
    public void remove(OpenTopUp claimed) {
        update(
                "DELETE FROM open_top_up WHERE top_up_id = ? AND claim = ? AND wakes = ? AND finished = 1",
                claimed.topUpId().toString(),
                claimed.claim(),
                claimed.wakes());
    }

    /**
     * {@return the top-up with its approvals} The row is read first: an approval that comes meanwhile wakes the top-up
     * once more.
     */
    @Override
    public Optional<OpenTopUp> find(TopUpId topUpId) {
        String id = topUpId.toString();
        return read(
                () -> jdbc
                        .query(
                                "SELECT " + COLUMNS + " FROM open_top_up WHERE top_up_id = ?",
                                (row, number) -> topUp(row),
                                id)
                        .stream()
                        .findFirst()
                        .map(topUp -> topUp.with(jdbc.queryForList(
                                "SELECT approval FROM top_up_approval WHERE top_up_id = ? ORDER BY added_ms, approval",
                                String.class,
                                id))));
    }

    @Override
    public boolean addApproval(TopUpId topUpId, String approval, Instant now) {
        String id = topUpId.toString();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // The row is locked first, so that of several callbacks at once no more than the bound are kept.
            boolean open = !jdbc.queryForList(
                            "SELECT top_up_id FROM open_top_up WHERE top_up_id = ?" + OPEN + " FOR UPDATE",
                            String.class,
                            id)
                    .isEmpty();
            List<String> kept =
                    jdbc.queryForList("SELECT approval FROM top_up_approval WHERE top_up_id = ?", String.class, id);
            if (!open || kept.size() >= APPROVALS_MAX || kept.contains(approval)) {
                return false;
            }
            jdbc.update(
                    "INSERT INTO top_up_approval (top_up_id, approval, added_ms) VALUES (?, ?, ?)",
                    id,
                    approval,
                    now.toEpochMilli());
            jdbc.update("UPDATE open_top_up SET " + WOKEN + " WHERE top_up_id = ?", now.toEpochMilli(), id);
            return true;
        }));
    }

    @Override
    public void dropApproval(TopUpId topUpId, String approval) {
        update("DELETE FROM top_up_approval WHERE top_up_id = ? AND approval = ?", topUpId.toString(), approval);
    }

    @Override
    public void dropApprovals(TopUpId topUpId) {
        update("DELETE FROM top_up_approval WHERE top_up_id = ?", topUpId.toString());
    }

    @Override
    public void addNotice(TopUpId topUpId, CallbackNotice notice, Instant now) {
        update(
                "UPDATE open_top_up SET notice = ?, " + WOKEN
                        + " WHERE top_up_id = ? AND (notice IS NULL OR notice <> ?)" + OPEN,
                notice.name(),
                now.toEpochMilli(),
                topUpId.toString(),
                notice.name());
    }

    @Override
    public void wake(TopUpId topUpId, Instant now) {
        update(
                "UPDATE open_top_up SET wakes = wakes + 1, due_ms = ?, finished = 0 WHERE top_up_id = ?",
                now.toEpochMilli(),
                topUpId.toString());
    }

    private int update(String sql, @Nullable Object... parameters) {
        Integer rows = transaction.execute(status -> jdbc.update(sql, parameters));
        return rows == null ? 0 : rows;
    }

    private <T> T read(Supplier<T> query) {
        T found = transaction.execute(status -> query.get());
        return Objects.requireNonNull(found);
    }

    private static OpenTopUp topUp(ResultSet row) throws SQLException {
        @Nullable String notice = row.getString("notice");
        return new OpenTopUp(
                TopUpId.parse(row.getString("top_up_id")),
                Money.krw(row.getLong("amount")),
                row.getString("return_url"),
                row.getString("callback_key"),
                Instant.ofEpochMilli(row.getLong("expires_ms")),
                Instant.ofEpochMilli(row.getLong("requested_ms")),
                row.getString("correlation_id"),
                List.of(),
                notice == null ? null : CallbackNotice.valueOf(notice),
                row.getInt("finished") == 1,
                row.getInt("failures"),
                row.getInt("refusals"),
                row.getLong("wakes"),
                row.getString("claim"));
    }
}
