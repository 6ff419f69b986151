package io.cygi.kakaopay;

import java.text.NumberFormat;
import java.util.Locale;

/** Writes a payment's page: the terms of the payment, and three buttons to decide with. */
final class CheckoutPage {

    /** The languages of the page, each with its words. */
    enum Language {
        KO(
                "ko",
                "카카오페이 대역",
                "실제 돈은 움직이지 않습니다.",
                "상품",
                "금액",
                "원",
                "결제하기",
                "취소",
                "비밀번호 틀리기",
                "이 결제는 끝났습니다.",
                "결제 시간이 지났습니다."),
        EN(
                "en",
                "KakaoPay stand-in",
                "No real money is moved.",
                "Item",
                "Amount",
                "won",
                "Pay",
                "Cancel",
                "Fail (wrong password)",
                "This payment is over.",
                "This payment has expired.");

        private final String tag;
        private final String title;
        private final String notice;
        private final String item;
        private final String amount;
        private final String won;
        private final String pay;
        private final String cancel;
        private final String fail;
        private final String over;
        private final String expired;

        Language(String... words) {
            int next = 0;
            tag = words[next++];
            title = words[next++];
            notice = words[next++];
            item = words[next++];
            amount = words[next++];
            won = words[next++];
            pay = words[next++];
            cancel = words[next++];
            fail = words[next++];
            over = words[next++];
            expired = words[next];
        }
    }

    private CheckoutPage() {}

    static String html(PageView page, String key, Language words) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/style.css">
                </head>
                <body>
                <nav><a href="?lang=ko" lang="ko">한국어</a> <a href="?lang=en" lang="en">English</a></nav>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <dl>
                <dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd><strong>%s %s</strong></dd>
                </dl>
                %s</main>
                </body>
                </html>
                """.formatted(
                words.tag,
                words.title,
                words.title,
                words.notice,
                words.item,
                escaped(page.terms().itemName()),
                words.amount,
                NumberFormat.getIntegerInstance(Locale.ROOT).format(page.terms().total()),
                words.won,
                page.open() ? buttons(key, words) : ended(page, words));
    }

    private static String buttons(String key, Language words) {
        return button(key, "approve", words.pay, words)
                + button(key, "cancel", words.cancel, words)
                + button(key, "fail", words.fail, words);
    }

    private static String button(String key, String action, String text, Language words) {
        return "<form method=\"post\" action=\"" + PageHandler.PATH + escaped(key) + "/" + action + "?lang=" + words.tag
                + "\"><button type=\"submit\" class=\"" + action + "\">" + text + "</button></form>\n";
    }

    private static String ended(PageView page, Language words) {
        return "<p role=\"status\">" + (page.expired() ? words.expired : words.over) + "</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
