package io.cygi.gateway.authorization;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.account.Role;
import io.cygi.gateway.authorization.grant.GrantBasis;
import io.cygi.gateway.authorization.key.ApiKeys;
import io.cygi.gateway.session.Sessions;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Locks the rows of the account, the session and the API key, always in this order. */
final class StoredGrantBasis implements GrantBasis {

    private final Supplier<Accounts> accounts;
    private final Sessions sessions;
    private final ApiKeys keys;

    /** Creates the basis. @param accounts looked up with the first grant */
    StoredGrantBasis(Supplier<Accounts> accounts, Sessions sessions, ApiKeys keys) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
    }

    @Override
    public void requireSession(AccountId accountId, @Nullable String sessionHash) {
        boolean goesOn = active(accountId).isPresent()
                && sessionHash != null
                && sessions.hold(sessionHash).filter(accountId::equals).isPresent();
        if (!goesOn) {
            throw new InsufficientAuthenticationException("The session has ended.");
        }
    }

    @Override
    public void requireKey(AccountId accountId, String keyId) {
        Account organizer =
                active(accountId).orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        if (!organizer.roles().contains(Role.ORGANIZER)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        if (!keys.hold(keyId)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }

    private Optional<Account> active(AccountId accountId) {
        return accounts.get().hold(accountId).filter(account -> account.status() == Account.Status.ACTIVE);
    }
}
