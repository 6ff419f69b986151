package io.cygi.gateway.login;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.account.Account;
import io.cygi.gateway.account.AccountUnusableException;
import io.cygi.gateway.account.Accounts;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.login.provider.IdentityReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriUtils;

/**
 * Ends a login at a provider. A success leads to a session and the requested page, a failure to the login page with the
 * reason.
 */
final class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoginOutcome.class);

    /** Time between two log lines about providers that do not answer. Anybody can begin logins at such a provider. */
    private static final Duration LOGGED_EVERY = Duration.ofSeconds(1);

    private final AtomicLong loggedNanos = new AtomicLong(System.nanoTime() - LOGGED_EVERY.toNanos());
    private final LongAdder unanswered = new LongAdder();
    private final Accounts accounts;
    private final LoginService logins;
    private final AuditLog audit;

    LoginOutcome(Accounts accounts, LoginService logins, AuditLog audit) {
        this.accounts = accounts;
        this.logins = logins;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        OAuth2AuthenticationToken login = (OAuth2AuthenticationToken) authentication;
        Account account;
        try {
            account = accounts.signIn(IdentityReader.read(login));
        } catch (AccountUnusableException unusable) {
            fail(request, response, LoginFailure.LOCKED, unusable.accountId());
            return;
        } catch (AuthenticationException refusal) {
            fail(request, response, LoginFailure.of(refusal), null);
            return;
        }
        logins.logIn(account.accountId(), login.getAuthorizedClientRegistrationId(), request, response);
        redirect(response, returnUrl(request));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault) {
        LoginFailure failure = LoginFailure.of(fault);
        if (failure == LoginFailure.PROVIDER) {
            unanswered.increment();
            logUnanswered(fault);
        }
        fail(request, response, failure, null);
    }

    private void logUnanswered(AuthenticationException last) {
        long now = System.nanoTime();
        long before = loggedNanos.get();
        if (now - before >= LOGGED_EVERY.toNanos() && loggedNanos.compareAndSet(before, now)) {
            // Messages of the cause may contain personal data from the provider.
            LOG.warn(
                    "Logins that failed because an identity provider does not answer as it should: {}; the last one: {}",
                    unanswered.sumThenReset(),
                    causes(last));
        }
    }

    private void fail(
            HttpServletRequest request,
            HttpServletResponse response,
            LoginFailure failure,
            @Nullable AccountId account) {
        audit.write(new AuditEntry(
                AuditAction.LOGIN_FAILED, account, null, failure.name().toLowerCase(Locale.ROOT)));
        String address = "/login?error=" + failure.code();
        String returnUrl = returnUrl(request);
        redirect(
                response,
                returnUrl.equals(ReturnUrl.DEFAULT)
                        ? address
                        : address + "&" + ReturnUrl.PARAMETER + "=" + UriUtils.encode(returnUrl, "UTF-8"));
    }

    private static String returnUrl(HttpServletRequest request) {
        @Nullable Object begun = request.getAttribute(LoginStateCookie.RETURN_URL);
        return ReturnUrl.of(begun instanceof String url ? url : request.getParameter(ReturnUrl.PARAMETER));
    }

    private static String causes(Throwable fault) {
        StringBuilder names = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            names.append(names.isEmpty() ? "" : ", caused by ")
                    .append(cause.getClass().getSimpleName());
        }
        return names.toString();
    }

    private static void redirect(HttpServletResponse response, String address) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, address);
    }
}
