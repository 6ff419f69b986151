package io.cygi.gateway.login.page;

import static io.cygi.gateway.login.page.Texts.escaped;

import io.cygi.gateway.login.LoginFailure;
import io.cygi.gateway.login.ReturnUrl;
import io.cygi.gateway.login.provider.ProviderRegistrations.Choice;
import io.cygi.gateway.session.CsrfCheck;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Writes the pages: HTML and CSS, no script, and nothing from anywhere else. */
final class LoginPages {

    private static final String STYLE = """
            body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#f4f4f6}
            main{max-width:24rem;margin:10vh auto;padding:2rem;background:#fff;border-radius:.75rem}
            h1{margin-top:0;font-size:1.5rem}h2{margin-top:2rem;font-size:1rem}
            a.choice,button{display:block;box-sizing:border-box;width:100%;margin:.5rem 0;padding:.75rem;border:1px solid #767676;\
            border-radius:.5rem;font:inherit;text-align:center;text-decoration:none;color:#1a1a1a;background:#fff;cursor:pointer}
            a.kakao{background:#fee500;border-color:#fee500}
            input{box-sizing:border-box;width:100%;padding:.75rem;border:1px solid #767676;border-radius:.5rem;font:inherit}
            [role=alert]{padding:.75rem;border-left:.25rem solid #b00020;background:#fdecef}
            [role=status]{padding:.75rem;border-left:.25rem solid #1b6e3c;background:#e9f6ee}
            a:focus-visible,button:focus-visible,input:focus-visible{outline:.2rem solid #0b57d0;outline-offset:.1rem}
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            %s<title>%s</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s</main>
            </body>
            </html>
            """;

    private final String policy = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** {@return the content security policy of the pages} */
    String policy() {
        return policy;
    }

    /**
     * The content of the login page.
     *
     * @param providers what people may log in with
     * @param demo the accounts to log in to with one click
     * @param failure why the last attempt failed
     * @param status the key of a text that tells the state
     * @param loggedIn whether the browser has a session
     * @param returnUrl where to go afterwards
     * @param csrf the token for the page's forms, empty where it has none
     */
    record View(
            List<Choice> providers,
            List<String> demo,
            @Nullable LoginFailure failure,
            @Nullable String status,
            boolean loggedIn,
            String returnUrl,
            String csrf) {}

    String login(View view, Texts texts) {
        StringBuilder body = new StringBuilder();
        if (view.failure != null) {
            body.append(alert(texts.get("error." + view.failure.code())));
        }
        if (view.status != null) {
            body.append("<p role=\"status\">" + texts.get(view.status) + "</p>\n");
        }
        if (view.loggedIn) {
            body.append(link("choice", view.returnUrl, texts.get("continue")));
            body.append(form("/logout", view.csrf, "<button>" + texts.get("logOut") + "</button>\n"));
        } else if (view.providers.isEmpty() && view.demo.isEmpty()) {
            body.append("<p>" + texts.get("none") + "</p>\n");
        }
        if (!view.loggedIn) {
            view.providers.forEach(provider -> body.append(choice(provider, view.returnUrl, texts)));
            body.append(demo(view, texts));
        }
        return page(texts, "", body.toString());
    }

    private static String choice(Choice provider, String returnUrl, Texts texts) {
        String address = "/oauth2/authorization/" + provider.id();
        return link(
                provider.id().equals("kakao") ? "choice kakao" : "choice",
                returnUrl.equals(ReturnUrl.DEFAULT)
                        ? address
                        : address + "?" + ReturnUrl.PARAMETER + "=" + UriUtils.encode(returnUrl, "UTF-8"),
                texts.get("with", provider.name()));
    }

    private static String demo(View view, Texts texts) {
        if (view.demo.isEmpty()) {
            return "";
        }
        String back = hidden(ReturnUrl.PARAMETER, view.returnUrl);
        StringBuilder buttons = new StringBuilder(back);
        view.demo.forEach(account ->
                buttons.append("<button name=\"account\" value=\"%1$s\">%1$s</button>\n".formatted(escaped(account))));
        String field = back + "<label for=\"account\">" + texts.get("demo.field") + "</label>\n"
                + "<input id=\"account\" name=\"account\" required maxlength=\"32\" autocomplete=\"off\">\n"
                + "<button>" + texts.get("demo.submit") + "</button>\n";
        return "<h2>" + texts.get("demo.heading") + "</h2>\n" + form(QuickLogin.PATH, view.csrf, buttons.toString())
                + form(QuickLogin.PATH, view.csrf, field);
    }

    /** {@return a page that goes on to another address by itself, which a form's answer may not do by a redirect} */
    String onward(String address, String text, String link, Texts texts) {
        String refresh = "<meta http-equiv=\"refresh\" content=\"0;url=" + escaped(address) + "\">\n";
        return page(texts, refresh, "<p role=\"status\">" + text + "</p>\n" + link("choice", address, link));
    }

    /** {@return a page that tells why a form was refused} @param error the key of a text */
    String refusal(String error, Texts texts) {
        return page(texts, "", alert(texts.get(error)) + link("choice", "/login", texts.get("back")));
    }

    private static String page(Texts texts, String head, String body) {
        return PAGE.formatted(texts.get("language"), head, texts.get("title"), STYLE, texts.get("heading"), body);
    }

    private static String alert(String text) {
        return "<p role=\"alert\">" + text + "</p>\n";
    }

    private static String link(String style, String address, String text) {
        return "<a class=\"" + style + "\" href=\"" + escaped(address) + "\">" + text + "</a>\n";
    }

    private static String form(String address, String csrf, String content) {
        return "<form method=\"post\" action=\"" + address + "\">\n" + hidden(CsrfCheck.FIELD, csrf) + content
                + "</form>\n";
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">\n";
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }
}
