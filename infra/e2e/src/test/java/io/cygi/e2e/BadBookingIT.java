package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senseless booking requests are refused and leave nothing behind. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBookingIT {

    private static final int HUGE = 10 * 1024 * 1024;

    private final Api api;
    private final Account fan;
    private final Concert concert;

    BadBookingIT(Api api) {
        this.api = api;
        this.fan = Fans.one(api);
        this.concert = Concert.onSale(api, 20, 300, List.of(Concert.section("A", 1_000, 10, 10)));
    }

    @AfterAll
    void nothingWasStored() {
        assertThat(fan.reservations()).isEmpty();
        assertThat(fan.transactions()).isEmpty();
        assertThat(fan.balance()).isEqualTo(Account.OPENING);
        assertThat(concert.seats().values()).containsOnly("AVAILABLE");
        assertThat(concert.detail().path("seatsAvailable").asInt()).isEqualTo(100);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("", ""),
                arguments("{", ""),
                arguments("null", ""),
                arguments("[]", ""),
                arguments("7", ""),
                arguments("\"seats\"", ""),
                arguments("{\"seats\":[\"A-1-1\"]}}", ""),
                arguments("{\"seats\":[\"A-1-1\"]} {\"seats\":[\"A-1-2\"]}", ""),
                arguments("{\"seats\":[\"A-1-1\"],}", ""),
                arguments("{'seats':['A-1-1']}", ""),
                arguments("{\"seats\":[\"A-1-1\"]", ""),
                arguments("\u0000", ""),
                arguments("{}", "seats"),
                arguments("{\"payment\":\"WALLET\"}", "seats"),
                arguments("{\"seats\":null}", "seats"),
                arguments("{\"seats\":[]}", "seats"),
                arguments("{\"seats\":[null]}", "seats"),
                arguments("{\"seats\":\"A-1-1\"}", "seats"),
                arguments("{\"seats\":7}", "seats"),
                arguments("{\"seats\":[7]}", "seats"),
                arguments("{\"seats\":[true]}", "seats"),
                arguments("{\"seats\":[[\"A-1-1\"]]}", "seats"),
                arguments("{\"seats\":[{\"seat\":\"A-1-1\"}]}", "seats"),
                arguments("{\"seats\":{\"0\":\"A-1-1\"}}", "seats"),
                arguments("{\"seats\":[\"A-1-1\",\"A-1-1\"]}", "seats"),
                arguments("{\"seats\":[\"\"]}", "seats"),
                arguments("{\"seats\":[\"A\"]}", "seats"),
                arguments("{\"seats\":[\"A-1\"]}", "seats"),
                arguments("{\"seats\":[\"A-0-1\"]}", "seats"),
                arguments("{\"seats\":[\"A-1-0\"]}", "seats"),
                arguments("{\"seats\":[\"A--1-1\"]}", "seats"),
                arguments("{\"seats\":[\"A-01-1\"]}", "seats"),
                arguments("{\"seats\":[\" A-1-1\"]}", "seats"),
                arguments("{\"seats\":[\"A-1-1\\n\"]}", "seats"),
                arguments("{\"seats\":[\"A-99999999999-1\"]}", "seats"),
                arguments("{\"seats\":[\"A-1-1' OR '1'='1\"]}", "seats"),
                arguments("{\"seats\":[\"'; DROP TABLE domain_event; --\"]}", "seats"),
                arguments("{\"seats\":[\"<script>alert(1)</script>\"]}", "seats"),
                arguments("{\"seats\":[\"😀-1-1\"]}", "seats"),
                arguments("{\"seats\":[\"${jndi:ldap://127.0.0.1/x}\"]}", "seats"),
                arguments("{\"seats\":[\"" + "A".repeat(100_000) + "-1-1\"]}", "seats"),
                arguments("{\"seats\":" + thousandSeats() + "}", "seats"),
                arguments("{\"seats\":[\"A-1-1\"],\"bestAvailable\":{\"quantity\":1}}", "seats"),
                arguments("{\"bestAvailable\":{}}", "quantity"),
                arguments("{\"bestAvailable\":null}", "seats"),
                arguments("{\"bestAvailable\":2}", "bestAvailable"),
                arguments("{\"bestAvailable\":[]}", "bestAvailable"),
                arguments("{\"bestAvailable\":{\"quantity\":0}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":-1}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":1000}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":2.5}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":\"2\"}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":null}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":true}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":99999999999999999999}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":1e999}}", "quantity"),
                arguments("{\"bestAvailable\":{\"quantity\":1,\"section\":5}}", "section"),
                arguments("{\"bestAvailable\":{\"quantity\":1,\"section\":\"\"}}", "section"),
                arguments("{\"bestAvailable\":{\"quantity\":1,\"section\":\"' OR 1=1 --\"}}", "section"),
                arguments("{\"seats\":[\"A-1-1\"],\"payment\":\"CARD\"}", "payment"),
                arguments("{\"seats\":[\"A-1-1\"],\"payment\":\"wallet\"}", "payment"),
                arguments("{\"seats\":[\"A-1-1\"],\"payment\":\"\"}", "payment"),
                arguments("{\"seats\":[\"A-1-1\"],\"payment\":0}", "payment"),
                arguments("{\"seats\":[\"A-1-1\"],\"payment\":true}", "payment"),
                arguments("{\"seats\":[\"A-1-1\"],\"payment\":{}}", "payment"),
                arguments("[".repeat(100_000), ""),
                arguments("{\"seats\":".repeat(10_000), ""));
    }

    private static String thousandSeats() {
        return IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> "\"A-" + (number / 10 + 1) + "-" + (number % 10 + 1) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRefusedWithItsField(String body, String field) {
        Refusals.assertRefused(fan.book(concert, body), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"seats\":[\"A-99-99\"]}",
                "{\"seats\":[\"A-1-11\"]}",
                "{\"seats\":[\"A-11-1\"]}",
                "{\"seats\":[\"Z-1-1\"]}",
                "{\"seats\":[\"a-1-1\"]}",
                "{\"seats\":[\"가-1-1\"]}",
                "{\"seats\":[\"A-1-1\",\"A-1-11\"]}",
                "{\"bestAvailable\":{\"quantity\":1,\"section\":\"Z\"}}",
                "{\"bestAvailable\":{\"quantity\":1,\"section\":\"가\"}}"
            })
    void isRefusedForASeatThatTheConcertDoesNotHave(String body) {
        Response answer = fan.book(concert, body).expectProblem(422, "UNKNOWN_SEAT");
        Refusals.assertRefused(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-7000-8000-000000000000",
                "nothing",
                "1",
                "'%20OR%201=1",
                "%3Cscript%3E",
                "%F0%9F%98%80",
                "%EA%B0%80",
                "..%5c..",
                "00000000-0000-7000-8000-0000000000000000000000000000"
            })
    void isRefusedForAnUnknownConcert(String concertId) {
        Response answer = fan.book(new Concert(api, concertId), Booking.paid("A-1-1"));
        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        Refusals.assertTellsNothing(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "00000000-0000-7000-8000-000000000000.00000000-0000-7000-8000-000000000000",
                "00000000-0000-7000-8000-000000000000",
                "'%20OR%201=1",
                "%F0%9F%98%80",
                ".",
                "x.y.z"
            })
    void isNotFoundUnderAMalformedId(String reservationId) {
        for (Response answer : List.of(
                fan.get(Account.reservationPath(reservationId)),
                fan.get(Account.reservationPath(reservationId), "Prefer", "wait=1"),
                fan.pay(reservationId),
                fan.cancel(reservationId))) {
            assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
            Refusals.assertTellsNothing(answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png", "nonsense"})
    void isRefusedInAnotherMediaType(String mediaType) {
        Response answer = fan.send(
                "POST", concert.path() + "/reservations", "{\"seats\":[\"A-1-1\"]}", "Content-Type", mediaType);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 415);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        Refusals.assertTellsNothing(answer.body());
    }

    @Test
    void isRefusedWhenItIsNotUtf8() {
        byte[] latin = "{\"seats\":[\"\u00c4-1-1\u00ff\"]}".getBytes(StandardCharsets.ISO_8859_1);
        Refusals.assertRefused(fan.send("POST", concert.path() + "/reservations", latin), "");
    }

    @Test
    void isRefusedWhenItIsHuge() {
        for (String body : List.of(
                "{\"seats\":[\"" + "A".repeat(HUGE) + "\"]}",
                "{\"x\":\"" + "A".repeat(HUGE) + "\",\"seats\":[\"A-1-1\"]}",
                " ".repeat(HUGE) + "{\"seats\":[\"A-1-1\"]}")) {
            String answer = RawHttp.exchange(
                    api,
                    "POST",
                    concert.path() + "/reservations",
                    List.of("Authorization: Bearer " + fan.token(), "Content-Type: application/json"),
                    body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer).matches("(?s)HTTP/1\\.1 4(00|13).*").contains("VALIDATION_FAILED");
            Refusals.assertTellsNothing(answer);
        }
    }

    @Test
    void isRefusedIfItIsHugeWithoutAContentLength() {
        byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[chunk.length * 10];
        for (int i = 0; i < 10; i++) {
            System.arraycopy(chunk, 0, body, i * chunk.length, chunk.length);
        }
        String answer = RawHttp.exchangeChunked(
                api,
                concert.path() + "/reservations",
                List.of("Authorization: Bearer " + fan.token(), "Content-Type: application/json"),
                body);
        assertThat(answer).matches("(?s)HTTP/1\\.1 4(00|13).*").contains("VALIDATION_FAILED");
    }
}
