package io.cygi.gateway.demo;

import io.cygi.contracts.RefusedException;
import io.cygi.gateway.login.LoginFailure;
import io.cygi.gateway.login.LoginService;
import io.cygi.gateway.login.ReturnUrl;
import io.cygi.gateway.login.page.PageAnswers;
import io.cygi.gateway.login.page.QuickLogin;
import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs in to a demo account with one click. The request must come from the login page's form. */
@RestController
final class DemoLoginController {

    /** Name of the demo login, in place of the identity provider of a session. */
    private static final String PROVIDER = "demo";

    private final LoginService logins;
    private final DemoAccounts accounts;
    private final SessionCookies cookies;
    private final CsrfCheck csrf;
    private final PageAnswers answers;

    DemoLoginController(
            LoginService logins, DemoAccounts accounts, SessionCookies cookies, CsrfCheck csrf, PageAnswers answers) {
        this.logins = logins;
        this.accounts = accounts;
        this.cookies = cookies;
        this.csrf = csrf;
        this.answers = answers;
    }

    @PostMapping(QuickLogin.PATH)
    ResponseEntity<String> logIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String returnUrl) {
        boolean own = cookies.form(request)
                .filter(secret -> csrf.passesForm(request, secret))
                .isPresent();
        if (!own) {
            return answers.forged(request);
        }
        Optional<DemoAccount> known = account == null ? Optional.empty() : DemoAccount.named(account.strip());
        if (known.isEmpty()) {
            return answers.unknownAccount(request);
        }
        try {
            accounts.open(known.get());
        } catch (RefusedException locked) {
            return answers.failed(request, LoginFailure.LOCKED);
        }
        logins.logIn(known.get().accountId(), PROVIDER, request, response);
        return answers.loggedIn(request, ReturnUrl.of(returnUrl));
    }
}
