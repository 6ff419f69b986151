package io.cygi.saga.topup.kakaopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.saga.topup.provider.Payment;
import io.cygi.saga.topup.provider.PaymentRequest;
import io.cygi.saga.topup.provider.PaymentStatus;
import io.cygi.saga.topup.provider.ProviderOrder;
import io.cygi.saga.topup.provider.ProviderRefusedException;
import io.cygi.saga.topup.provider.ProviderUnavailableException;
import io.cygi.saga.topup.provider.ReadyPayment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The contract with KakaoPay: the exact requests, and the results of its answers. */
class KakaoPayProviderTest {

    private static final String UUID = "0195a000-0000-7000-8000-0000000000aa";
    private static final TopUpId ID = new TopUpId(new AccountId("fan-1"), UUID);
    private static final Payment PAYMENT = new Payment(ID, "T100");
    private static final String PAID = """
            {"aid":"A1","tid":"T100","cid":"TC0ONETIME","partner_order_id":"%s","partner_user_id":"fan-1",
             "payment_method_type":"MONEY","item_name":"x","quantity":1,
             "amount":{"total":100000,"tax_free":0,"vat":9091,"point":0,"discount":0,"green_deposit":0},
             "created_at":"2026-03-01T19:00:00","approved_at":"2026-03-01T19:01:00"}""".formatted(UUID);

    private final ScriptedServer server = new ScriptedServer();
    private final KakaoPayProvider provider =
            new KakaoPayProvider(server.url(), "planted-key", "TC0ONETIME", Duration.ofSeconds(5));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void requestsAPayment() {
        server.answer(200, """
                {"tid":"T100","next_redirect_app_url":"https://pay/app","next_redirect_mobile_url":"https://pay/mobile",
                 "next_redirect_pc_url":"https://pay/pc","android_app_scheme":"x","ios_app_scheme":"y",
                 "created_at":"2026-03-01T19:00:00"}""");

        ReadyPayment ready = provider.ready(new PaymentRequest(
                ID, Money.krw(100_000), "https://cygi/approved", "https://cygi/cancelled", "https://cygi/failed"));

        assertThat(ready).isEqualTo(new ReadyPayment("T100", "https://pay/pc", "https://pay/mobile"));
        assertSent("/online/v1/payment/ready", """
                {"cid":"TC0ONETIME","partner_order_id":"%s","partner_user_id":"fan-1",
                 "item_name":"Can You Get It points","quantity":1,"total_amount":100000,"tax_free_amount":0,
                 "approval_url":"https://cygi/approved","cancel_url":"https://cygi/cancelled",
                 "fail_url":"https://cygi/failed"}""".formatted(UUID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tid\":\"T100\"}",
                "{\"tid\":\" \",\"next_redirect_pc_url\":\"https://pay/pc\"}",
                "{\"tid\":\"T100\",\"next_redirect_pc_url\":\"javascript:alert(1)\"}",
                "{\"tid\":\"T100\",\"next_redirect_pc_url\":\"//pay/pc\"}"
            })
    void refusesAnAnswerWithoutAPage(String answer) {
        server.answer(200, answer);

        assertThatThrownBy(() -> provider.ready(new PaymentRequest(ID, Money.krw(1_000), "a", "b", "c")))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void approvesAPayment() {
        server.answer(200, PAID);

        assertThat(provider.approve(PAYMENT, "token-1")).isEqualTo(Money.krw(100_000));
        assertSent("/online/v1/payment/approve", """
                {"cid":"TC0ONETIME","tid":"T100","partner_order_id":"%s","partner_user_id":"fan-1",
                 "pg_token":"token-1"}""".formatted(UUID));
    }

    @ParameterizedTest
    @CsvSource({
        "READY,WAITING",
        "SEND_TMS,WAITING",
        "OPEN_PAYMENT,WAITING",
        "SELECT_METHOD,WAITING",
        "ARS_WAITING,WAITING",
        "AUTH_PASSWORD,APPROVED",
        "SUCCESS_PAYMENT,PAID",
        "PART_CANCEL_PAYMENT,PAID",
        "CANCEL_PAYMENT,CANCELLED",
        "FAIL_PAYMENT,FAILED",
        "FAIL_AUTH_PASSWORD,FAILED",
        "QUIT_PAYMENT,QUIT"
    })
    void readsTheStateOfAPayment(String told, PaymentStatus status) {
        server.answer(
                200,
                PAID.replace("\"tid\"", "\"status\":\"%s\",\"canceled_amount\":{\"total\":7},\"tid\"")
                        .formatted(told));

        assertThat(provider.order(PAYMENT)).isEqualTo(new ProviderOrder(status, Money.krw(100_000), Money.krw(7)));
        assertSent("/online/v1/payment/order", "{\"cid\":\"TC0ONETIME\",\"tid\":\"T100\"}");
    }

    @Test
    void cancelsAPayment() {
        server.answer(200, PAID);

        provider.cancel(PAYMENT, Money.krw(100_000));

        assertSent("/online/v1/payment/cancel", """
                {"cid":"TC0ONETIME","tid":"T100","cancel_amount":100000,"cancel_tax_free_amount":0}""");
    }

    @ParameterizedTest
    @CsvSource({"-702,true", "-785,true", "-780,true", "-723,false", "-708,false", "-2,false"})
    void distinguishesRefusalsThatMayHideAPayment(int code, boolean inDoubt) {
        server.answer(400, "{\"error_code\":%d,\"error_message\":\"planted-message\"}".formatted(code));

        assertThatThrownBy(() -> provider.approve(PAYMENT, "token-1"))
                .isInstanceOfSatisfying(ProviderRefusedException.class, e -> assertThat(e.inDoubt())
                        .isEqualTo(inDoubt))
                .hasMessageNotContaining("planted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{}",
                "503|",
                "302|",
                "401|{\"error_code\":-401,\"error_message\":\"planted\"}",
                "400|no json",
                "400|{}",
                "404|{\"error_code\":-1}",
                "200|",
                "200|{",
                "200|null",
                "200|[]",
                "200|{}",
                "200|{\"tid\":\"T100\",\"partner_order_id\":\"another\",\"amount\":{\"total\":1}}",
                "200|{\"tid\":\"T101\",\"partner_order_id\":\"" + UUID + "\",\"amount\":{\"total\":1}}",
                "200|{\"tid\":\"T100\",\"partner_order_id\":\"" + UUID + "\",\"amount\":{\"total\":-1}}",
                "200|{\"tid\":\"T100\",\"partner_order_id\":\"" + UUID + "\"}"
            })
    void treatsAnUnusableAnswerAsMissing(int status, String body) {
        server.answer(status, body == null ? "" : body);

        assertThatThrownBy(() -> provider.approve(PAYMENT, "planted-token"))
                .isInstanceOf(ProviderUnavailableException.class)
                .satisfies(KakaoPayProviderTest::tellsNoSecret);
    }

    @Test
    void doesNotReadEndlessAnswers() {
        server.answer(200, "\"" + "x".repeat(100_000) + "\"");

        assertThatThrownBy(() -> provider.approve(PAYMENT, "token-1")).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void treatsATimeOutAsAMissingAnswer() {
        server.beSilent();
        KakaoPayProvider impatient =
                new KakaoPayProvider(server.url(), "planted-key", "TC0ONETIME", Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.approve(PAYMENT, "planted-token"))
                .isInstanceOf(ProviderUnavailableException.class)
                .satisfies(KakaoPayProviderTest::tellsNoSecret);
        server.close();
        assertThatThrownBy(() -> provider.approve(PAYMENT, "planted-token"))
                .isInstanceOf(ProviderUnavailableException.class)
                .satisfies(KakaoPayProviderTest::tellsNoSecret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-721", "-2"})
    void reportsAnUnknownPayment(int code) {
        server.answer(400, "{\"error_code\":%d}".formatted(code));

        assertThatThrownBy(() -> provider.order(PAYMENT)).isInstanceOf(ProviderRefusedException.class);
    }

    private void assertSent(String path, String body) {
        ScriptedServer.Sent sent = server.last();
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo(path);
        assertThat(sent.authorization()).isEqualTo("SECRET_KEY planted-key");
        assertThat(sent.contentType()).isEqualTo("application/json");
        assertThat(sent.body()).isEqualTo(JsonMapper.builder().build().readTree(body));
    }

    private static void tellsNoSecret(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("planted");
    }
}
