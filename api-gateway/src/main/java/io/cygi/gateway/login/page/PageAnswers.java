package io.cygi.gateway.login.page;

import io.cygi.gateway.login.LoginFailure;
import io.cygi.gateway.login.ReturnUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers requests with the pages of logins. */
public final class PageAnswers {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final LoginPages pages;

    PageAnswers(LoginPages pages) {
        this.pages = pages;
    }

    static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(html);
    }

    static ResponseEntity<String> redirect(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.LOCATION, address)
                .build();
    }

    /** {@return the page for a form that another site sent} */
    public ResponseEntity<String> forged(HttpServletRequest request) {
        return page(HttpStatus.FORBIDDEN, pages.refusal("error.forged", Texts.of(request)));
    }

    /** {@return the page for a login that failed} */
    public ResponseEntity<String> failed(HttpServletRequest request, LoginFailure failure) {
        return page(HttpStatus.FORBIDDEN, pages.refusal("error." + failure.code(), Texts.of(request)));
    }

    /** {@return the page for a demo account that does not exist} */
    public ResponseEntity<String> unknownAccount(HttpServletRequest request) {
        return page(HttpStatus.BAD_REQUEST, pages.refusal("error.account", Texts.of(request)));
    }

    /** {@return the answer to a login by a form} @param returnUrl the page to return to */
    public ResponseEntity<String> loggedIn(HttpServletRequest request, String returnUrl) {
        String url = ReturnUrl.of(returnUrl);
        if (!url.startsWith("/oauth2/")) {
            return redirect(url);
        }
        // The authorization server redirects to its client, and browsers apply the form's policy to that address as
        // well.
        Texts texts = Texts.of(request);
        return page(HttpStatus.OK, pages.onward(url, texts.get("loggedIn"), texts.get("continue"), texts));
    }

    ResponseEntity<String> loggedOut(HttpServletRequest request, String address, String provider) {
        Texts texts = Texts.of(request);
        return page(
                HttpStatus.OK,
                pages.onward(address, texts.get("leaving", provider), texts.get("leave", provider), texts));
    }
}
