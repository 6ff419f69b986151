package io.cygi.gateway.authorization.grant;

import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Exports the logins of apps of an account. Texts of tokens are not stored, so the export contains none. */
public final class AppLogins implements PersonalData {

    /** Bound on the logins that are read. An account cannot have so many. */
    private static final int READ_MAX = 1_000;

    private final GrantTables tables;
    private final Clock clock;

    /** Creates the export. @param tables the tables of grants */
    public AppLogins(GrantTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    private record AppLogin(String clientId, List<String> scopes, Instant createdAt, Instant expiresAt) {}

    @Override
    public String name() {
        return "appLogins";
    }

    @Override
    public void forEach(AccountId accountId, Consumer<Object> records) {
        for (Grant grant : tables.loginsOf(accountId, clock.instant(), READ_MAX)) {
            records.accept(
                    new AppLogin(grant.clientId(), List.copyOf(grant.scopes()), grant.createdAt(), grant.expiresAt()));
        }
    }
}
