package io.cygi.kakaopay;

import io.cygi.kakaopay.Messages.Approve;
import io.cygi.kakaopay.Messages.Cancel;
import io.cygi.kakaopay.Messages.Order;
import io.cygi.kakaopay.Messages.OrderAnswer;
import io.cygi.kakaopay.Messages.Ready;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Valid requests. */
final class Samples {

    static final String CID = Settings.TEST_CID;
    static final String ORDER = "order-1";
    static final String FAN = "fan-1";
    static final long AMOUNT = 11_000;
    static final String APPROVED = "http://127.0.0.1:1/top-ups/1/approved";
    static final String CANCELLED = "http://127.0.0.1:1/top-ups/1/cancelled";
    static final String FAILED = "http://127.0.0.1:1/top-ups/1/failed";

    private Samples() {}

    static Ready ready() {
        return ready(CID, ORDER, "Points", AMOUNT, 0L, APPROVED);
    }

    static Ready ready(
            @Nullable String cid,
            @Nullable String order,
            @Nullable String item,
            @Nullable Long total,
            @Nullable Long taxFree,
            @Nullable String approvalUrl) {
        return new Ready(cid, order, FAN, item, 1, total, taxFree, approvalUrl, CANCELLED, FAILED);
    }

    static Approve approve(String tid, String token) {
        return new Approve(CID, tid, ORDER, FAN, token);
    }

    static Cancel cancel(String tid, long amount) {
        return new Cancel(CID, tid, amount, 0L, null);
    }

    static OrderAnswer order(KakaoPayService service, String tid) {
        return service.order(new Order(CID, tid));
    }

    /** {@return the token that the buyer comes back with} */
    static String agreed(KakaoPayService service, String tid) {
        String url = service.approveAsFan(tid).orElseThrow();
        return url.substring(url.indexOf("pg_token=") + "pg_token=".length());
    }

    /** A clock that only moves when it is told to. */
    static final class Clock implements InstantSource {

        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }
}
