package io.cygi.gateway.login.page;

import io.cygi.contracts.value.AccountId;
import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.gateway.login.LoginFailure;
import io.cygi.gateway.login.LoginService;
import io.cygi.gateway.login.ReturnUrl;
import io.cygi.gateway.login.provider.ProviderRegistrations;
import io.cygi.gateway.login.provider.ProviderRegistrations.Choice;
import io.cygi.gateway.session.ActiveSession;
import io.cygi.gateway.session.Sessions;
import io.cygi.gateway.session.cookie.CsrfCheck;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the login page, with the form for the logout, and handles that form. */
@RestController
final class LoginPageController {

    private static final String AFTER_LOGOUT = "/login?logout=done";

    private final LoginPages pages;
    private final PageAnswers answers;
    private final ProviderRegistrations registrations;
    private final LoginService logins;
    private final LoginParts parts;

    LoginPageController(
            LoginPages pages,
            PageAnswers answers,
            ProviderRegistrations registrations,
            LoginService logins,
            LoginParts parts) {
        this.pages = pages;
        this.answers = answers;
        this.registrations = registrations;
        this.logins = logins;
        this.parts = parts;
    }

    /**
     * Collaborators that know the browser.
     *
     * @param demo the accounts of the demo profile, empty without it
     */
    record LoginParts(
            Sessions sessions, SessionCookies cookies, CsrfCheck csrf, AuditLog audit, Optional<QuickLogin> demo) {}

    @GetMapping("/login")
    ResponseEntity<String> login(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String logout,
            @RequestParam(required = false) @Nullable String returnUrl) {
        Optional<String> session = parts.cookies
                .session(request)
                .filter(token -> parts.sessions.find(token).isPresent());
        session.ifPresent(token -> parts.cookies.writeCsrf(request, response, token));
        List<String> demo = parts.demo.map(QuickLogin::accounts).orElse(List.of());
        Optional<String> secret = session.isPresent() || demo.isEmpty()
                ? session
                : Optional.of(parts.cookies.formOrNew(request, response));
        String status = logout == null ? null : "loggedOut";
        LoginPages.View view = new LoginPages.View(
                registrations.choices(),
                demo,
                LoginFailure.of(error).orElse(null),
                session.isPresent() ? "loggedIn" : status,
                session.isPresent(),
                ReturnUrl.of(returnUrl),
                secret.map(CsrfCheck::token).orElse(""));
        return PageAnswers.page(HttpStatus.OK, pages.login(view, Texts.of(request)));
    }

    /**
     * Ends the session, or all sessions of its account. A request without a session changes nothing, so that another
     * site cannot remove the cookie.
     */
    @PostMapping("/logout")
    ResponseEntity<String> logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "false") boolean everywhere) {
        Optional<String> token = parts.cookies.session(request);
        if (token.isPresent() && !parts.csrf.passesForm(request, token.get())) {
            @Nullable
            AccountId account = parts.sessions
                    .find(token.get())
                    .map(session -> session.stored().accountId())
                    .orElse(null);
            parts.audit.write(new AuditEntry(AuditAction.ACCESS_REFUSED, account, null, "CSRF token at logout"));
            return answers.forged(request);
        }
        Optional<ActiveSession> ended =
                everywhere ? logins.logOutEverywhere(request, response) : logins.logOut(request, response);
        String provider = ended.map(session -> session.stored().provider()).orElse("");
        return registrations
                .logout(provider, AFTER_LOGOUT)
                .map(address -> answers.loggedOut(request, address.toString(), name(provider)))
                .orElseGet(() -> PageAnswers.redirect(AFTER_LOGOUT));
    }

    private String name(String provider) {
        return registrations.choices().stream()
                .filter(choice -> choice.id().equals(provider))
                .map(Choice::name)
                .findFirst()
                .orElse(provider);
    }
}
