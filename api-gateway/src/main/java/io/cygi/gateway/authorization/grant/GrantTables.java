package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.value.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * Reads and writes the tables of grants and tokens. A statement that changes grants names them by primary key, and
 * several grants are changed in that order. A change that found its grants by another index would lock that index
 * before the grant, while {@link #extend} locks the grant before its index entries, and the two could deadlock.
 */
public final class GrantTables {

    private static final String GRANT = """
            g.grant_id, g.account_id, g.client_id, g.grant_type, g.scopes, g.redirect_uri, g.code_challenge, g.nonce,
            g.session_hash, g.created_ms, g.expires_ms, g.revoked_ms""";

    private static final String REVOKE =
            "UPDATE authorization_grant SET revoked_ms = ? WHERE grant_id = ? AND revoked_ms IS NULL";

    private static final int PURGED_PER_BATCH_MAX = 2_000;

    /**
     * Bound on the grants that are ended at once. Each grant that is opened ends one; more are ended after the bound
     * was lowered.
     */
    private static final int ENDED_AT_ONCE_MAX = 1_000;

    /** Number of grants that are read and changed in one batch. An account rarely has more. */
    private static final int CHANGED_PER_BATCH = 500;

    private final JdbcTemplate jdbc;

    /** Creates the tables' access. @param jdbc the gateway's database */
    public GrantTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Grant grant) {
        jdbc.update(
                """
                INSERT INTO authorization_grant (grant_id, account_id, client_id, grant_type, scopes, redirect_uri,
                    code_challenge, nonce, session_hash, created_ms, expires_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                grant.grantId(),
                grant.accountId().value(),
                grant.clientId(),
                grant.grantType(),
                String.join(" ", grant.scopes()),
                grant.redirectUri(),
                grant.codeChallenge(),
                grant.nonce(),
                grant.sessionHash(),
                grant.createdAt().toEpochMilli(),
                grant.expiresAt().toEpochMilli());
    }

    void insert(String grantId, StoredToken token) {
        jdbc.update(
                """
                INSERT INTO authorization_token (token_hash, grant_id, kind, issued_ms, expires_ms)
                VALUES (?, ?, ?, ?, ?)""",
                token.hash(),
                grantId,
                token.kind().name(),
                token.issuedAt().toEpochMilli(),
                token.expiresAt().toEpochMilli());
    }

    Optional<ShownToken> find(String hash) {
        return jdbc
                .query(
                        "SELECT " + GRANT
                                + ", t.token_hash, t.kind, t.issued_ms, t.expires_ms AS token_expires_ms, t.used_ms"
                                + " FROM authorization_token t JOIN authorization_grant g ON g.grant_id = t.grant_id"
                                + " WHERE t.token_hash = ?",
                        (row, number) -> new ShownToken(grant(row), token(row)),
                        hash)
                .stream()
                .findFirst();
    }

    Optional<Grant> findGrant(String grantId) {
        return jdbc
                .query(
                        "SELECT " + GRANT + " FROM authorization_grant g WHERE g.grant_id = ?",
                        (row, number) -> grant(row),
                        grantId)
                .stream()
                .findFirst();
    }

    /** {@return the logins of apps of an account, the latest first} @param max the most logins to return */
    List<Grant> loginsOf(AccountId accountId, Instant now, int max) {
        return jdbc.query(
                "SELECT " + GRANT + " FROM authorization_grant g WHERE g.account_id = ? AND g.revoked_ms IS NULL"
                        + " AND g.expires_ms > ? AND g.grant_type = ? ORDER BY g.created_ms DESC, g.grant_id LIMIT ?",
                (row, number) -> grant(row),
                accountId.value(),
                now.toEpochMilli(),
                AuthorizationGrantType.AUTHORIZATION_CODE.getValue(),
                max);
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("grant_id"),
                new AccountId(row.getString("account_id")),
                row.getString("client_id"),
                row.getString("grant_type"),
                scopes(row.getString("scopes")),
                row.getString("redirect_uri"),
                row.getString("code_challenge"),
                row.getString("nonce"),
                row.getString("session_hash"),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                Instant.ofEpochMilli(row.getLong("expires_ms")),
                row.getObject("revoked_ms") != null);
    }

    private static StoredToken token(ResultSet row) throws SQLException {
        return new StoredToken(
                row.getString("token_hash"),
                TokenKind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("issued_ms")),
                Instant.ofEpochMilli(row.getLong("token_expires_ms")),
                row.getObject("used_ms") != null);
    }

    private static Set<String> scopes(String joined) {
        return joined.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(joined.split(" ")));
    }

    /** {@return whether this call has used the token; of several calls at the same time exactly one has} */
    boolean use(String hash, Instant now) {
        return jdbc.update(
                        "UPDATE authorization_token SET used_ms = ? WHERE token_hash = ? AND used_ms IS NULL",
                        now.toEpochMilli(),
                        hash)
                == 1;
    }

    /** Extends a grant and locks it until the transaction ends. {@return false if the grant is revoked} */
    boolean extend(String grantId, Instant expiresAt) {
        return jdbc.update(
                        "UPDATE authorization_grant SET expires_ms = ? WHERE grant_id = ? AND revoked_ms IS NULL",
                        expiresAt.toEpochMilli(),
                        grantId)
                == 1;
    }

    /** {@return whether this call has revoked the grant} */
    boolean revoke(String grantId, Instant now) {
        return jdbc.update(REVOKE, now.toEpochMilli(), grantId) == 1;
    }

    int revokeOfAccount(AccountId accountId, Instant now) {
        return revokeWhere("account_id", accountId.value(), now);
    }

    int revokeOfClient(String clientId, Instant now) {
        return revokeWhere("client_id", clientId, now);
    }

    int revokeOfSession(String sessionHash, Instant now) {
        return revokeWhere("session_hash", sessionHash, now);
    }

    /** Moves the grants of a session to another session of the same account. */
    void moveToSession(String fromHash, String toHash, AccountId accountId) {
        String move = """
                UPDATE authorization_grant SET session_hash = ?
                 WHERE grant_id = ? AND session_hash = ? AND account_id = ? AND revoked_ms IS NULL""";
        changeWhere(
                "session_hash", fromHash, move, grantId -> new Object[] {toHash, grantId, fromHash, accountId.value()});
    }

    /**
     * {@return the live grants beyond a number, in the order in which grants are changed; those that expire first are
     * beyond it}
     *
     * @param kept the number of grants that stay
     * @param like a grant of the same account to apps, or of the same API key
     */
    List<String> liveBeyond(int kept, Grant like, Instant now) {
        List<String> beyond = jdbc.queryForList(
                "SELECT grant_id FROM authorization_grant WHERE "
                        + (like.ofApp() ? "account_id" : "client_id")
                        + " = ? AND revoked_ms IS NULL AND expires_ms > ? AND grant_type = ?"
                        + " ORDER BY expires_ms DESC, created_ms DESC, grant_id LIMIT ? OFFSET ?",
                String.class,
                like.ofApp() ? like.accountId().value() : like.clientId(),
                now.toEpochMilli(),
                like.grantType(),
                ENDED_AT_ONCE_MAX,
                kept);
        return beyond.stream().sorted().toList();
    }

    private int revokeWhere(String column, String value, Instant now) {
        return changeWhere(column, value, REVOKE, grantId -> new Object[] {now.toEpochMilli(), grantId});
    }

    /**
     * Changes the grants that are not revoked and have a value in a column. They are read without a lock: the account,
     * session or key is locked before its grants are changed, so no grant is added meanwhile.
     *
     * @return the number of grants that were changed
     */
    private int changeWhere(String column, String value, String change, Function<String, Object[]> parameters) {
        String select = "SELECT grant_id FROM authorization_grant WHERE " + column
                + " = ? AND revoked_ms IS NULL AND grant_id > ? ORDER BY grant_id LIMIT " + CHANGED_PER_BATCH;
        int changed = 0;
        List<String> batch = jdbc.queryForList(select, String.class, value, "");
        while (!batch.isEmpty()) {
            int[] rows = jdbc.batchUpdate(change, batch.stream().map(parameters).toList());
            changed += (int) Arrays.stream(rows).filter(row -> row != 0).count();
            batch = batch.size() < CHANGED_PER_BATCH
                    ? List.of()
                    : jdbc.queryForList(select, String.class, value, batch.getLast());
        }
        return changed;
    }

    /**
     * A revocation of a grant.
     *
     * @param grantId the grant's identifier
     * @param accountId the grant's account
     * @param at time of the revocation
     */
    record Revocation(String grantId, AccountId accountId, Instant at) {}

    /**
     * {@return the next revocations, ordered by time and grant} One statement may revoke many grants with the same
     * time.
     *
     * @param since time of the first revocations
     * @param afterGrant the last grant of that time that was read, empty for none
     * @param max the most revocations to return
     */
    List<Revocation> revokedSince(Instant since, String afterGrant, int max) {
        return jdbc.query(
                """
                SELECT grant_id, account_id, revoked_ms FROM authorization_grant
                 WHERE revoked_ms >= ? AND (revoked_ms > ? OR grant_id > ?)
                 ORDER BY revoked_ms, grant_id LIMIT ?""",
                (row, number) -> new Revocation(
                        row.getString("grant_id"),
                        new AccountId(row.getString("account_id")),
                        Instant.ofEpochMilli(row.getLong("revoked_ms"))),
                since.toEpochMilli(),
                since.toEpochMilli(),
                afterGrant,
                max);
    }

    /** Deletes a batch of expired tokens. {@return whether the batch was full} */
    boolean purgeTokens(Instant before) {
        return purge("DELETE FROM authorization_token WHERE expires_ms < ? LIMIT " + PURGED_PER_BATCH_MAX, before);
    }

    /** Deletes a batch of expired grants. {@return whether the batch was full} */
    boolean purgeGrants(Instant before) {
        return purge("DELETE FROM authorization_grant WHERE expires_ms < ? LIMIT " + PURGED_PER_BATCH_MAX, before);
    }

    private boolean purge(String statement, Instant before) {
        return jdbc.update(statement, before.toEpochMilli()) == PURGED_PER_BATCH_MAX;
    }
}
