package io.cygi.gateway.login.page;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.web.util.HtmlUtils;

/** The pages' texts in the language that the browser prefers, ready for HTML. */
final class Texts {

    private static final String BUNDLE = "io.cygi.gateway.login.page.texts";

    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** {@return Korean or English, the one that the browser prefers} */
    static Texts of(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("ko") || language.equals("en"))
                .findFirst()
                .filter("ko"::equals)
                .map(korean -> new Texts(Locale.KOREAN))
                .orElseGet(() -> new Texts(Locale.ROOT));
    }

    String get(String key, Object... arguments) {
        String text = bundle.getString(key);
        return escaped(arguments.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(arguments));
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
