package io.cygi.web;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Requester;
import java.util.Set;

/**
 * Who sent the request, from a token that was verified. Controllers of protected endpoints take it as a parameter.
 *
 * @param accountId who it is
 * @param nickname what to call them
 * @param roles {@code FAN}, {@code ORGANIZER}, {@code ADMIN}
 */
public record Caller(AccountId accountId, String nickname, Set<String> roles) {

    /** {@return whether the caller is an admin} */
    public boolean admin() {
        return roles.contains("ADMIN");
    }

    /** {@return the caller as commands name them} */
    public Requester requester() {
        return new Requester(accountId, admin());
    }
}
