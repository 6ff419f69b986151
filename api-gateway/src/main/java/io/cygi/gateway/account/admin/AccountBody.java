package io.cygi.gateway.account.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as admins see it.
 *
 * @param accountId its identifier
 * @param provider the identity provider that vouches for it
 * @param nickname what to call the person
 * @param email a verified address, absent where there is none
 * @param roles what it may do, in the order of the roles
 * @param status whether it may be used
 * @param createdAt when it was opened
 * @param lastSeenAt when it was last used to log in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountBody(
        AccountId accountId,
        String provider,
        String nickname,
        @Nullable String email,
        List<Role> roles,
        Account.Status status,
        Instant createdAt,
        Instant lastSeenAt) {

    static AccountBody of(Account account) {
        return new AccountBody(
                account.accountId(),
                account.provider(),
                account.nickname(),
                account.email(),
                account.roles().stream().sorted().toList(),
                account.status(),
                account.createdAt(),
                account.lastSeenAt());
    }

    /** Leaves out personal data, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "AccountBody[accountId=" + accountId + "]";
    }
}
