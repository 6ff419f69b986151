package io.cygi.gateway.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sessions of an account, for its export. No token of a session is stored, so none is in it. */
final class PersonalSessions implements PersonalData {

    /** An account has at most {@link Sessions#PER_ACCOUNT_MAX}, and those that have ended lately. */
    private static final int READ_MAX = 1_000;

    private final SessionTable table;

    PersonalSessions(SessionTable table) {
        this.table = table;
    }

    /** A session as it is exported. @param endedAt absent where it goes on */
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
