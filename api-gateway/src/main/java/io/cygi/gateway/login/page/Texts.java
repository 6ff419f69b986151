package io.cygi.gateway.login.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The texts of the login pages in one language, escaped for HTML. */
final class Texts {

    /** Name of the cookie with the chosen language. The scripts of the web pages write it. */
    private static final String COOKIE = "LANGUAGE";

    private static final String BUNDLE = "io.cygi.gateway.login.page.texts";

    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * {@return the texts in Korean or English: the language that was chosen on the pages, or else the one that the
     * browser prefers}
     */
    static Texts of(HttpServletRequest request) {
        return Stream.concat(
                        chosen(request),
                        Collections.list(request.getLocales()).stream().map(Locale::getLanguage))
                .filter(language -> language.equals("ko") || language.equals("en"))
                .findFirst()
                .filter("ko"::equals)
                .map(korean -> new Texts(Locale.KOREAN))
                .orElseGet(() -> new Texts(Locale.ROOT));
    }

    private static Stream<String> chosen(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue);
    }

    String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        return escaped(arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
