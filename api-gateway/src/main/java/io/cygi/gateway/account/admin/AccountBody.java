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
 * @param accountId the account's identifier
 * @param provider the identity provider that vouches for the person
 * @param nickname the name to address the person by
 * @param email a verified address, absent if there is none
 * @param roles the account's roles, in the order of {@link Role}
 * @param status the account's status
 * @param createdAt time at which the account was opened
 * @param lastSeenAt time of the last login
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
