package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param accountId its identifier, the {@code sub} of its tokens
 * @param provider the identity provider that vouches for it
 * @param subject the person's identifier at the provider
 * @param nickname what to call the person
 * @param email a verified address, null where there is none
 * @param roles what it may do
 * @param status whether it may be used
 * @param createdAt when it was opened
 * @param lastSeenAt when it was last used to log in
 */
public record Account(
        AccountId accountId,
        String provider,
        String subject,
        String nickname,
        @Nullable String email,
        Set<Role> roles,
        Status status,
        Instant createdAt,
        Instant lastSeenAt) {

    /** Whether an account may be used. */
    public enum Status {
        /** It may. */
        ACTIVE,
        /** An admin has locked it, or its erasure is under way. */
        LOCKED,
        /** Its owner has had it erased. Its personal data is gone. */
        ERASED
    }

    /** Leaves out personal data, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Account[accountId=" + accountId + ", roles=" + roles + ", status=" + status + "]";
    }
}
