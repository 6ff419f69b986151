package io.cygi.gateway.account;

import io.cygi.contracts.value.AccountId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account: a person who can log in, with roles and a status.
 *
 * @param accountId the account's identifier, the {@code sub} of its tokens
 * @param provider the identity provider that vouches for the person
 * @param subject the person's identifier at the provider
 * @param nickname the name to address the person by
 * @param email a verified address, null if there is none
 * @param roles the account's roles
 * @param status the account's status
 * @param createdAt time at which the account was opened
 * @param lastSeenAt time of the last login
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

    /** Status of an account, which decides whether it may be used. */
    public enum Status {
        /** The account may be used. */
        ACTIVE,
        /** The account may not be used: an admin has locked it, or its erasure is under way. */
        LOCKED,
        /** The account's owner has had it erased. Its personal data is gone. */
        ERASED
    }

    /** Leaves out personal data, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Account[accountId=" + accountId + ", roles=" + roles + ", status=" + status + "]";
    }
}
