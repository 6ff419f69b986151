package io.cygi.gateway.authorization;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.Accounts;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;

/** Returns the user info of an account, within the scopes of the app's token. */
final class AccountUserInfo implements Function<OidcUserInfoAuthenticationContext, OidcUserInfo> {

    private final Supplier<Accounts> accounts;

    /** Creates the function. @param accounts looked up with the first request */
    AccountUserInfo(Supplier<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public OidcUserInfo apply(OidcUserInfoAuthenticationContext context) {
        Account account = accounts.get()
                .find(new AccountId(context.getAuthorization().getPrincipalName()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_TOKEN));
        Set<String> scopes = context.getAccessToken().getScopes();
        OidcUserInfo.Builder info =
                OidcUserInfo.builder().subject(account.accountId().value());
        if (scopes.contains(OidcScopes.PROFILE)) {
            info.nickname(account.nickname());
        }
        @Nullable String email = account.email();
        if (scopes.contains(OidcScopes.EMAIL) && email != null) {
            info.email(email).emailVerified(true);
        }
        return info.build();
    }
}
