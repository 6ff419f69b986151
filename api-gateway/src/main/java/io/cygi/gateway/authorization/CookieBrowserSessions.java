package io.cygi.gateway.authorization;

import io.cygi.gateway.authorization.grant.BrowserSessions;
import io.cygi.gateway.login.LoginService;
import io.cygi.gateway.session.cookie.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Finds the sessions of browsers by their cookies. */
final class CookieBrowserSessions implements BrowserSessions {

    private final SessionCookies cookies;
    private final LoginService logins;

    CookieBrowserSessions(SessionCookies cookies, LoginService logins) {
        this.cookies = cookies;
        this.logins = logins;
    }

    @Override
    public Optional<String> id(HttpServletRequest request) {
        return cookies.session(request);
    }

    @Override
    public void end(HttpServletRequest request, HttpServletResponse response) {
        logins.logOut(request, response);
    }
}
