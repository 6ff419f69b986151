package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Calls the API as one account.
 *
 * @param api the API of the platform
 * @param name the account
 * @param token the account's bearer token
 */
record Account(Api api, String name, String token) {

    /** Opening balance of a fan's wallet, in won. */
    static final long OPENING = 10_000_000;

    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED", "EXPIRED", "REJECTED");

    /** {@return the answer to a request} @param headers names and values in turn */
    Response send(String method, String path, @Nullable Object body, String... headers) {
        return api.send(method, path, body, authorized(headers));
    }

    /** {@return the answer to a GET} @param headers names and values in turn */
    Response get(String path, String... headers) {
        return api.get(path, authorized(headers));
    }

    /** {@return all items of a list} */
    List<JsonNode> all(String path) {
        return api.all(path, authorized());
    }

    private String[] authorized(String... headers) {
        return Stream.concat(Stream.of("Authorization", "Bearer " + token), Arrays.stream(headers))
                .toArray(String[]::new);
    }

    /**
     * {@return the answer to a booking request}
     *
     * @param booking the body of the request
     * @param headers names and values in turn
     */
    Response book(Concert concert, Object booking, String... headers) {
        return send("POST", concert.path() + "/reservations", booking, headers);
    }

    /** {@return the id of a new reservation, once it is confirmed} */
    String booked(Concert concert, Object booking) {
        String id = book(concert, booking).expect(202).text("reservationId");
        expectStatus(settled(id), "CONFIRMED");
        return id;
    }

    /**
     * {@return the id of a new reservation, once it is confirmed}. Its seats or money may only just have been given
     * back, so a booking that is refused for that is tried again for a while.
     */
    String bookedInTheEnd(Concert concert, Object booking) {
        Response accepted = Await.value(
                "the seats and the allowance to be back",
                Await.SETTLED_MAX,
                () -> book(concert, booking).expect(202, 409),
                answer -> answer.status() == 202);
        String id = accepted.text("reservationId");
        expectStatus(settled(id), "CONFIRMED");
        return id;
    }

    /** {@return the id of a new reservation, once its seats are held} */
    String held(Concert concert, String... seats) {
        String id = book(concert, Booking.of(seats)).expect(202).text("reservationId");
        expectStatus(get(reservationPath(id), "Prefer", "wait=20").expect(200).json(), "HELD");
        return id;
    }

    static void expectStatus(JsonNode reservation, String status) {
        if (!status.equals(reservation.path("status").asString())) {
            throw new AssertionError("expected " + status + " but got " + reservation);
        }
    }

    /** {@return a reservation in its present state} */
    JsonNode reservation(String id) {
        return get(reservationPath(id)).expect(200).json();
    }

    /** {@return a reservation once it is in a state that it keeps unless somebody acts} */
    JsonNode settled(String id) {
        JsonNode early =
                get(reservationPath(id), "Prefer", "wait=20").expect(200).json();
        return isFinal(early)
                ? early
                : Await.value(id + " to settle", Await.SETTLED_MAX, () -> reservation(id), Account::isFinal);
    }

    /** {@return whether the reservation's state can no longer change} */
    static boolean isFinal(JsonNode reservation) {
        return FINAL.contains(reservation.path("status").asString());
    }

    /** {@return a reservation once it has a status} */
    JsonNode awaitStatus(String id, String status) {
        return Await.value(
                id + " to become " + status,
                Await.SETTLED_MAX,
                () -> reservation(id),
                found -> status.equals(found.path("status").asString()));
    }

    /** {@return the answer to a payment} @param headers names and values in turn */
    Response pay(String id, String... headers) {
        return send("POST", reservationPath(id) + "/payment", null, headers);
    }

    /** {@return the quote of a cancellation} */
    JsonNode quote(String id) {
        return get(reservationPath(id) + "/cancellation").expect(200).json();
    }

    /** {@return the answer to a cancellation} */
    Response cancel(String id) {
        return send("DELETE", reservationPath(id), null);
    }

    /** {@return the address of a reservation} */
    static String reservationPath(String id) {
        return "/api/v1/reservations/" + id;
    }

    /** {@return the balance of the wallet, in won} */
    long balance() {
        return get("/api/v1/me").expect(200).json().at("/wallet/balance/amount").asLong();
    }

    /**
     * Waits until the wallet has an amount. Wallets and reservations are separate views, so either may be seen first.
     */
    void awaitBalance(long expected) {
        Await.holds("the balance of " + name, Await.SETTLED_MAX, () -> assertThat(balance())
                .isEqualTo(expected));
    }

    /** {@return the transactions of the wallet, newest first} */
    List<JsonNode> transactions() {
        return all("/api/v1/me/wallet/transactions");
    }

    /** {@return all reservations, newest first} */
    List<JsonNode> reservations() {
        return all("/api/v1/me/reservations");
    }
}
