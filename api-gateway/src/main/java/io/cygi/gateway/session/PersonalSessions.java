package io.cygi.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Exports the sessions of an account. Tokens of sessions are not stored, so the export contains none. */
final class PersonalSessions implements PersonalData {

    /**
     * Bound on the sessions that are read. An account has at most {@link Sessions#PER_ACCOUNT_MAX} open ones, and a few
     * that have ended lately.
     */
    private static final int READ_MAX = 1_000;

    private final SessionTable table;

    PersonalSessions(SessionTable table) {
        this.table = table;
    }

    /**
     * A session in an export.
     *
     * @param provider the identity provider of the login
     * @param createdAt time of the login
     * @param lastSeenAt time of the last use
     * @param endedAt time of the end, absent if the session is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExportedSession(
            String provider,
            Instant createdAt,
            Instant lastSeenAt,
            @Nullable Instant endedAt) {}

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void forEach(AccountId accountId, Consumer<Object> records) {
        table.exported(accountId, READ_MAX).forEach(records);
    }
}
