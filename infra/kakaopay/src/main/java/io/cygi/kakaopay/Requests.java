package io.cygi.kakaopay;

import io.cygi.kakaopay.Messages.Ready;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks the fields of a request for a payment. */
final class Requests {

    private static final int TEXT_MAX = 100;
    private static final int URL_MAX = 255;

    private Requests() {}

    static Payment.Terms terms(Ready request) {
        long total = number("total_amount", request.totalAmount(), 1, Integer.MAX_VALUE);
        return new Payment.Terms(
                text("cid", request.cid(), TEXT_MAX),
                text("partner_order_id", request.partnerOrderId(), TEXT_MAX),
                text("partner_user_id", request.partnerUserId(), TEXT_MAX),
                text("item_name", request.itemName(), TEXT_MAX),
                (int) number("quantity", request.quantity(), 1, Integer.MAX_VALUE),
                total,
                number("tax_free_amount", request.taxFreeAmount(), 0, total),
                url("approval_url", request.approvalUrl()),
                url("cancel_url", request.cancelUrl()),
                url("fail_url", request.failUrl()));
    }

    private static String text(String field, @Nullable String given, int max) {
        if (given == null || given.isBlank() || given.length() > max) {
            throw invalid(field);
        }
        return given;
    }

    private static long number(String field, @Nullable Number given, long min, long max) {
        if (given == null || given.longValue() < min || given.longValue() > max) {
            throw invalid(field);
        }
        return given.longValue();
    }

    private static String url(String field, @Nullable String given) {
        String text = text(field, given, URL_MAX);
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getFragment() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            throw invalid(field);
        }
        throw invalid(field);
    }

    private static RefusedException invalid(String field) {
        return new RefusedException(Refusal.INVALID_PARAMETER, Refusal.INVALID_PARAMETER.text() + ": " + field);
    }
}
