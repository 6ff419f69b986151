package io.cygi.gateway.session;

import io.cygi.contracts.value.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Reads and writes the table of sessions. Each statement finds its rows by an index and touches a bounded number of them. */
final class SessionTable {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SessionTable(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void insert(String hash, LoginSession session) {
        update(jdbc.sql("INSERT INTO login_session (token_hash, account_id, provider, created_ms, seen_ms) "
                        + "VALUES (?, ?, ?, ?, ?)")
                .param(hash)
                .param(session.accountId().value())
                .param(session.provider())
                .param(session.createdAt().toEpochMilli())
                .param(session.seenAt().toEpochMilli()));
    }

    /** {@return the session, empty if it has ended} */
    Optional<LoginSession> find(String hash) {
        return read(() -> jdbc.sql("SELECT account_id, provider, created_ms, seen_ms FROM login_session "
                        + "WHERE token_hash = ? AND ended_ms IS NULL")
                .param(hash)
                .query(SessionTable::session)
                .optional());
    }

    /**
     * {@return the account of the session, empty if the session has ended; it is locked until the current transaction
     * ends}
     */
    Optional<AccountId> hold(String hash) {
        return read(() -> jdbc.sql("SELECT account_id FROM login_session WHERE token_hash = ? AND ended_ms IS NULL "
                        + "LOCK IN SHARE MODE")
                .param(hash)
                .query((row, number) -> new AccountId(row.getString(1)))
                .optional());
    }

    void touch(String hash, Instant at) {
        update(jdbc.sql(
                        "UPDATE login_session SET seen_ms = ? WHERE token_hash = ? AND seen_ms < ? AND ended_ms IS NULL")
                .param(at.toEpochMilli())
                .param(hash)
                .param(at.toEpochMilli()));
    }

    void end(String hash, Instant at) {
        update(jdbc.sql("UPDATE login_session SET ended_ms = ? WHERE token_hash = ? AND ended_ms IS NULL")
                .param(at.toEpochMilli())
                .param(hash));
    }

    /** Ends the sessions of an account, in the caller's transaction if there is one. */
    void endAll(AccountId accountId, Instant at) {
        update(jdbc.sql("UPDATE login_session SET ended_ms = ? WHERE account_id = ? AND ended_ms IS NULL")
                .param(at.toEpochMilli())
                .param(accountId.value()));
    }

    /** Ends the oldest sessions of an account. @param kept the number of the latest sessions that stay open */
    void endOldest(AccountId accountId, int kept, Instant at) {
        List<String> oldest = read(() -> jdbc.sql(
                        "SELECT token_hash FROM login_session "
                                + "WHERE account_id = ? AND ended_ms IS NULL ORDER BY created_ms DESC, token_hash LIMIT ? OFFSET ?")
                .param(accountId.value())
                .param(kept)
                .param(kept)
                .query(String.class)
                .list());
        oldest.forEach(hash -> end(hash, at));
    }

    /** {@return the stored sessions of an account, the latest first} @param max the most sessions to return */
    List<PersonalSessions.ExportedSession> exported(AccountId accountId, int max) {
        return read(() -> jdbc.sql("SELECT provider, created_ms, seen_ms, ended_ms FROM login_session "
                        + "WHERE account_id = ? ORDER BY created_ms DESC LIMIT ?")
                .param(accountId.value())
                .param(max)
                .query((row, number) -> {
                    @Nullable Long ended = row.getObject("ended_ms", Long.class);
                    return new PersonalSessions.ExportedSession(
                            row.getString("provider"),
                            Instant.ofEpochMilli(row.getLong("created_ms")),
                            Instant.ofEpochMilli(row.getLong("seen_ms")),
                            ended == null ? null : Instant.ofEpochMilli(ended));
                })
                .list());
    }

    /** {@return hashes of sessions that have ended since a time} @param max the most hashes to return */
    List<String> endedSince(Instant since, int max) {
        return read(() -> jdbc.sql("SELECT token_hash FROM login_session WHERE ended_ms >= ? LIMIT ?")
                .param(since.toEpochMilli())
                .param(max)
                .query(String.class)
                .list());
    }

    /** {@return the number of rows that were removed} @param max the most rows that each condition removes */
    int remove(Instant endedBefore, Instant seenBefore, Instant createdBefore, int max) {
        return remove("DELETE FROM login_session WHERE ended_ms < ? LIMIT ?", endedBefore, max)
                + remove("DELETE FROM login_session WHERE seen_ms < ? LIMIT ?", seenBefore, max)
                + remove("DELETE FROM login_session WHERE created_ms < ? LIMIT ?", createdBefore, max);
    }

    private int remove(String sql, Instant before, int max) {
        return update(jdbc.sql(sql).param(before.toEpochMilli()).param(max));
    }

    private int update(JdbcClient.StatementSpec statement) {
        Integer rows = transactions.execute(status -> statement.update());
        return rows == null ? 0 : rows;
    }

    /** Reads in a transaction, because connections do not commit on their own. */
    private <T> T read(Supplier<T> query) {
        return Objects.requireNonNull(transactions.execute(status -> query.get()));
    }

    private static LoginSession session(ResultSet row, int number) throws SQLException {
        return new LoginSession(
                new AccountId(row.getString(1)),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
