package io.cygi.gateway.account.personal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored of an account.
 *
 * @param accountId its identifier
 * @param provider the identity provider that vouches for it
 * @param subject the person's identifier at the provider
 * @param nickname what to call the person
 * @param email a verified address, absent where there is none
 * @param roles what it may do, in the order of the roles
 * @param status whether it may be used
 * @param createdAt when it was opened
 * @param lastSeenAt when it was last used to log in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportedAccountBody(
        AccountId accountId,
        String provider,
        String subject,
        String nickname,
        @Nullable String email,
        List<Role> roles,
        Account.Status status,
        Instant createdAt,
        Instant lastSeenAt) {

    static ExportedAccountBody of(Account account) {
        return new ExportedAccountBody(
                account.accountId(),
                account.provider(),
                account.subject(),
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
        return "ExportedAccountBody[accountId=" + accountId + "]";
    }
}
