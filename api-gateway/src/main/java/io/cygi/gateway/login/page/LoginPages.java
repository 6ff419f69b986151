package io.cygi.gateway.login.page;

import static io.cygi.gateway.login.page.Texts.escaped;

import io.cygi.contracts.Sha256;
import io.cygi.gateway.login.LoginFailure;
import io.cygi.gateway.login.ReturnUrl;
import io.cygi.gateway.login.provider.ProviderRegistrations.Choice;
import io.cygi.gateway.session.cookie.CsrfCheck;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Writes the login pages: HTML and CSS, without scripts and without resources of other sites. */
final class LoginPages {

    /** The style sheet of the login pages. Its tokens are those of {@code api-gateway/web/src/styles/tokens.css}. */
    private static final String STYLE = """
            :root{color-scheme:light dark;--canvas:light-dark(#faf9f7,#121214);--surface:light-dark(#fff,#1b1b1f);\
            --line:light-dark(#e4e1da,#34343b);--strong:light-dark(#87837a,#7d7d88);--ink:light-dark(#17161a,#f3f2ef);\
            --soft:light-dark(#56535b,#bbb9c0);--accent:light-dark(#4a35e8,#a99fff);--on:light-dark(#fff,#17122f)}
            *{box-sizing:border-box}
            body{margin:0;min-height:100dvh;display:grid;place-items:center;padding:1.5rem 1rem;color:var(--ink);\
            background:var(--canvas);font:1rem/1.55 "Pretendard Variable",Pretendard,-apple-system,"Apple SD Gothic Neo",\
            "Noto Sans KR","Noto Sans CJK KR","Malgun Gothic",system-ui,sans-serif;word-break:keep-all;overflow-wrap:anywhere}
            main{width:100%;max-width:26rem;padding:2rem;background:var(--surface);border:1px solid var(--line);\
            border-radius:1.25rem}
            .brand{display:inline-flex;align-items:center;gap:.5rem;margin:0 0 1.5rem;color:var(--ink);font-weight:800;\
            letter-spacing:-.02em;text-decoration:none}
            .brand svg{width:1.75rem;height:1.75rem}.brand .t{fill:var(--accent)}\
            .brand .c{fill:none;stroke:var(--on);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
            h1{margin:0 0 1.25rem;font-size:1.5rem;line-height:1.25;letter-spacing:-.015em}
            h2{margin:1.75rem 0 .5rem;padding-top:1.5rem;border-top:1px solid var(--line);font-size:1rem}
            a.choice,button{display:flex;align-items:center;justify-content:center;gap:.5rem;width:100%;min-height:3rem;\
            margin:.5rem 0;padding:.5rem 1rem;border:1px solid var(--strong);border-radius:.75rem;font:inherit;font-weight:600;\
            text-align:center;text-decoration:none;color:var(--ink);background:var(--surface);cursor:pointer}
            a.kakao{border-color:#fee500;background:#fee500;color:rgb(0 0 0/85%)}
            a.kakao svg{width:1.25rem;height:1.25rem;fill:#000}
            .demo{display:grid;grid-template-columns:1fr 1fr;gap:0 .5rem}
            label{display:block;margin-top:.75rem;font-size:.875rem;color:var(--soft)}
            input{width:100%;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--strong);border-radius:.75rem;\
            font:inherit;color:inherit;background:var(--surface)}
            [role=alert],[role=status]{margin:0 0 1rem;padding:.75rem 1rem;border-radius:.75rem;\
            border-left:.25rem solid light-dark(#b3261e,#ffa299);background:light-dark(#fdedeb,#3a201e)}
            [role=status]{border-color:light-dark(#17693f,#86d9ab);background:light-dark(#e6f4ec,#1a2e24)}
            :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            """;

    private static final String BRAND =
            "<a class=\"brand\" href=\"/\"><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><path class=\"t\""
                    + " d=\"M4 8a3 3 0 0 1 3-3h18a3 3 0 0 1 3 3v4a4 4 0 0 0 0 8v4a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-4a4 4 0 0 0"
                    + " 0-8z\"/><path class=\"c\" d=\"m11 16.5 3.5 3.5 7-8\"/></svg>Can You Get It</a>";

    /** The speech bubble that Kakao's guideline requires on its login button. */
    private static final String BUBBLE =
            "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 3C6.5 3 2 6.5 2 10.8c0"
                    + " 2.8 1.9 5.2 4.7 6.6l-1 3.7c-.1.3.3.6.5.4l4.4-2.9 1.4.1c5.5 0 10-3.5 10-7.9S17.5 3 12 3z\"/></svg>";

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
            %s
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
     * @param providers the identity providers to choose from
     * @param demo the demo accounts that are offered with one click
     * @param failure the reason for which the last attempt failed
     * @param status the key of a text about the current state
     * @param loggedIn whether the browser has a session
     * @param returnUrl the page to return to
     * @param csrf the CSRF token of the page's forms, empty if it has none
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
        boolean kakao = provider.id().equals("kakao");
        String text = texts.get("with", provider.name());
        return link(
                kakao ? "choice kakao" : "choice",
                returnUrl.equals(ReturnUrl.DEFAULT)
                        ? address
                        : address + "?" + ReturnUrl.PARAMETER + "=" + UriUtils.encode(returnUrl, "UTF-8"),
                kakao ? BUBBLE + text : text);
    }

    private static String demo(View view, Texts texts) {
        if (view.demo.isEmpty()) {
            return "";
        }
        String back = hidden(ReturnUrl.PARAMETER, view.returnUrl);
        StringBuilder buttons = new StringBuilder(back + "<div class=\"demo\">\n");
        view.demo.forEach(account ->
                buttons.append("<button name=\"account\" value=\"%1$s\">%1$s</button>\n".formatted(escaped(account))));
        buttons.append("</div>\n");
        String field = back + "<label for=\"account\">" + texts.get("demo.field") + "</label>\n"
                + "<input id=\"account\" name=\"account\" required maxlength=\"32\" autocomplete=\"off\">\n"
                + "<button>" + texts.get("demo.submit") + "</button>\n";
        return "<h2>" + texts.get("demo.heading") + "</h2>\n" + form(QuickLogin.PATH, view.csrf, buttons.toString())
                + form(QuickLogin.PATH, view.csrf, field);
    }

    /**
     * {@return a page that sends the browser on to another address, because the answer to a form may not redirect
     * there}
     */
    String onward(String address, String text, String link, Texts texts) {
        String refresh = "<meta http-equiv=\"refresh\" content=\"0;url=" + escaped(address) + "\">\n";
        return page(texts, refresh, "<p role=\"status\">" + text + "</p>\n" + link("choice", address, link));
    }

    /** {@return a page that tells why a form was refused} @param error the key of a text */
    String refusal(String error, Texts texts) {
        return page(texts, "", alert(texts.get(error)) + link("choice", "/login", texts.get("back")));
    }

    private static String page(Texts texts, String head, String body) {
        return PAGE.formatted(
                texts.get("language"), head, texts.get("title"), STYLE, BRAND, texts.get("heading"), body);
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
        return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
