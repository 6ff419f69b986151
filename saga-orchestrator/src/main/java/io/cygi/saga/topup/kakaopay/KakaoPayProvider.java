package io.cygi.saga.topup.kakaopay;

import io.cygi.contracts.value.Money;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.Amount;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.ApproveRequest;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.CancelRequest;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.Failure;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.OrderRequest;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.PaymentAnswer;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.ReadyAnswer;
import io.cygi.saga.topup.kakaopay.KakaoPayFormat.ReadyRequest;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.provider.PaymentRequest;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.provider.ReadyPayment;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes payments with KakaoPay's single payments over HTTP. The order's name is the top-up's UUID and the buyer's is
 * the account's identifier; nothing personal is sent. Redirects are not followed, and times and sizes are bounded.
 */
public final class KakaoPayProvider implements PaymentProvider {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    /** Longest wait for an answer. KakaoPay answers within 11 seconds or not at all. */
    private static final Duration READ_MAX = Duration.ofSeconds(12);

    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int TID_LENGTH_MAX = 64;
    private static final int URL_LENGTH_MAX = 2_048;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final RestClient client;
    private final JsonMapper json = JsonMapper.builder().build();
    private final String cid;

    /**
     * Creates the connection to KakaoPay or to a stand-in for it.
     *
     * @param baseUrl the base URL of KakaoPay's API, without a slash at the end
     * @param secretKey the merchant's key
     * @param cid the merchant's code
     */
    public KakaoPayProvider(String baseUrl, String secretKey, String cid) {
        this(baseUrl, secretKey, cid, READ_MAX);
    }

    KakaoPayProvider(String baseUrl, String secretKey, String cid, Duration readMax) {
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT_MAX)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        connections.setReadTimeout(readMax);
        this.client = RestClient.builder()
                .requestFactory(connections)
                .baseUrl(baseUrl)
                .defaultHeader(HttpHeaders.AUTHORIZATION, KakaoPayFormat.SCHEME + secretKey)
                .build();
        this.cid = cid;
    }

    /** The status and body of an answer. */
    private record Answer(int status, byte[] body) {}

    @Override
    public ReadyPayment ready(PaymentRequest request) {
        ReadyAnswer answer = call(
                KakaoPayFormat.READY,
                new ReadyRequest(
                        cid,
                        request.topUpId().uuid(),
                        request.topUpId().accountId().value(),
                        KakaoPayFormat.ITEM_NAME,
                        1,
                        request.amount().amount(),
                        0,
                        request.approvedUrl(),
                        request.cancelledUrl(),
                        request.failedUrl()),
                ReadyAnswer.class);
        String tid = answer.tid();
        String page = answer.desktopUrl();
        if (tid == null || tid.isBlank() || tid.length() > TID_LENGTH_MAX || page == null || !isPage(page)) {
            throw unusable();
        }
        String mobile = answer.mobileUrl();
        return new ReadyPayment(tid, page, mobile != null && isPage(mobile) ? mobile : null);
    }

    @Override
    public Money approve(Payment payment, String approval) {
        PaymentAnswer answer = call(
                KakaoPayFormat.APPROVE,
                new ApproveRequest(
                        cid,
                        payment.tid(),
                        payment.topUpId().uuid(),
                        payment.topUpId().accountId().value(),
                        approval),
                PaymentAnswer.class);
        requireAbout(payment, answer);
        return money(answer.amount());
    }

    @Override
    public ProviderOrder order(Payment payment) {
        PaymentAnswer answer = call(KakaoPayFormat.ORDER, new OrderRequest(cid, payment.tid()), PaymentAnswer.class);
        requireAbout(payment, answer);
        PaymentStatus status = answer.status() == null ? null : KakaoPayFormat.status(answer.status());
        if (status == null) {
            throw new ProviderUnavailableException("the payment provider tells a state that is not known", null);
        }
        Amount cancelled = answer.cancelled();
        return new ProviderOrder(status, money(answer.amount()), cancelled == null ? Money.ZERO : money(cancelled));
    }

    @Override
    public void cancel(Payment payment, Money amount) {
        requireAbout(
                payment,
                call(
                        KakaoPayFormat.CANCEL,
                        new CancelRequest(cid, payment.tid(), amount.amount(), 0),
                        PaymentAnswer.class));
    }

    private static void requireAbout(Payment payment, PaymentAnswer answer) {
        if (!payment.tid().equals(answer.tid()) || !payment.topUpId().uuid().equals(answer.orderId())) {
            throw new ProviderUnavailableException("the payment provider answers about another payment", null);
        }
    }

    private static Money money(@Nullable Amount amount) {
        Long total = amount == null ? null : amount.total();
        if (total == null || total < 0) {
            throw unusable();
        }
        return Money.krw(total);
    }

    private <T> T call(String path, Object request, Class<T> type) {
        Answer answer = send(path, json.writeValueAsBytes(request));
        if (answer.status() == OK) {
            return read(answer, type);
        }
        // Any other answer, such as a refusal of the key, may be temporary. It does not refuse this very call.
        Integer code =
                answer.status() == BAD_REQUEST ? read(answer, Failure.class).code() : null;
        if (code == null) {
            throw new ProviderUnavailableException("the payment provider answers with status " + answer.status(), null);
        }
        throw new ProviderRefusedException(code, KakaoPayFormat.inDoubt(code));
    }

    private Answer send(String path, byte[] body) {
        try {
            return client.post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchange((request, response) -> new Answer(
                            response.getStatusCode().value(),
                            bounded(response.getBody().readNBytes(ANSWER_BYTES_MAX + 1))));
        } catch (RestClientException e) {
            throw new ProviderUnavailableException("the payment provider does not answer", e);
        }
    }

    private static byte[] bounded(byte[] body) throws IOException {
        if (body.length > ANSWER_BYTES_MAX) {
            throw new IOException("the answer is too long");
        }
        return body;
    }

    private <T> T read(Answer answer, Class<T> type) {
        try {
            T read = json.readValue(answer.body(), type);
            if (read == null) {
                throw unusable();
            }
            return read;
        } catch (JacksonException e) {
            // The cause would quote the answer.
            throw unusable();
        }
    }

    private static ProviderUnavailableException unusable() {
        return new ProviderUnavailableException("the payment provider's answer cannot be used", null);
    }

    /** {@return whether the address is a web page} Browsers are sent there. */
    private static boolean isPage(String url) {
        return url.length() <= URL_LENGTH_MAX && (url.startsWith("https://") || url.startsWith("http://"));
    }
}
