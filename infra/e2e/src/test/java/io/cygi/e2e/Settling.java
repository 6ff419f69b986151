package io.cygi.e2e;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Helpers of settlement tests: concerts that end soon, runs, statements. */
final class Settling {

    /** Media types of the forms of a statement. */
    static final List<String> FORMS = List.of(
            "application/json",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/pdf");

    private static final String RUNS = "/api/v1/admin/settlements/runs";
    private static final Duration RUN_MAX = Duration.ofSeconds(90);

    private Settling() {}

    /**
     * {@return a body that publishes a concert that is on sale at once, and over within seconds}
     *
     * @param lasts the time until the performance, which takes a second
     * @param refundDays the days before the performance until which the refund is full; after that it is half
     */
    static Map<String, Object> draft(Duration lasts, int refundDays, List<Map<String, Object>> sections) {
        Map<String, Object> draft = Concert.draft(lasts, sections);
        Instant startsAt = Instant.now().plus(lasts).truncatedTo(ChronoUnit.MILLIS);
        draft.put("startsAt", startsAt.toString());
        draft.put("salesCloseAt", startsAt.toString());
        draft.put("endsAt", startsAt.plusSeconds(1).toString());
        draft.put("refundPolicy", Map.of("fullUntilDays", refundDays, "partialUntilDays", 0, "partialPercent", 50));
        return draft;
    }

    /**
     * Requests a settlement run for today.
     *
     * @return the run's identifier
     */
    static String request(Account admin) {
        return admin.send("POST", RUNS, Map.of()).expect(202).text("runId");
    }

    /** {@return the run, once it has ended} */
    static JsonNode ended(Account admin, String run) {
        return Await.value(
                "settlement run " + run + " to end",
                RUN_MAX,
                () -> admin.get(RUNS + "/" + run).expect(200).json(),
                found -> !found.path("endedAt").isNull());
    }

    /** {@return whether a run has not ended yet} */
    static boolean wasUnderWay(Account admin, String run) {
        return admin.get(RUNS + "/" + run).expect(200).json().path("endedAt").isNull();
    }

    /**
     * Requests a settlement run for today.
     *
     * @return the run, once it has ended
     */
    static JsonNode run(Account admin) {
        return ended(admin, request(admin));
    }

    /** {@return the settlement of a concert in the organizer's list, once it is in a state} */
    static JsonNode awaitState(Account organizer, Concert concert, String state) {
        return Await.value(
                concert.id() + " to be " + state, RUN_MAX, () -> of(organizer, concert), found -> found.path("state")
                        .asString()
                        .equals(state));
    }

    /** {@return the settlement of a concert in the organizer's list; a missing node if there is none} */
    static JsonNode of(Account organizer, Concert concert) {
        return organizer.all("/api/v1/organizer/settlements").stream()
                .filter(found -> found.path("concertId").asString().equals(concert.id()))
                .findFirst()
                .orElseGet(Api.JSON::missingNode);
    }

    /** {@return a statement as bytes} @param form the media type of the form */
    static byte[] statement(Account account, String settlementId, String form) {
        HttpRequest request = HttpRequest.newBuilder(
                        account.api().address("/api/v1/organizer/settlements/" + settlementId))
                .header("Authorization", "Bearer " + account.token())
                .header("Accept", form)
                .build();
        HttpResponse<byte[]> answer = Api.exchange(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200
                || !answer.headers().firstValue("Content-Type").orElse("").startsWith(form)) {
            throw new AssertionError(form + " of " + settlementId + " answered " + answer.statusCode() + " "
                    + answer.headers().map());
        }
        return answer.body();
    }

    /** {@return the payouts to a wallet, in won} */
    static List<Long> payouts(Account organizer) {
        return organizer.transactions().stream()
                .filter(transaction -> transaction.path("kind").asString().equals("PAYOUT"))
                .map(transaction -> transaction.at("/amount/amount").asLong())
                .toList();
    }

    /**
     * {@return an organizer's net of a reservation by the rules of a new platform, from the API's figures} Five percent
     * of the price that stands, or of the rest after a late refund, rounded half up, and a tenth of that, rounded down,
     * are deducted.
     */
    static long net(JsonNode reservation) {
        long total = reservation.at("/total/amount").asLong();
        String status = reservation.path("status").asString();
        boolean paid = reservation.hasNonNull("confirmedAt");
        if (!paid || !(status.equals("CONFIRMED") || status.equals("CANCELLED"))) {
            return 0;
        }
        long kept = total
                - (status.equals("CANCELLED")
                        ? reservation.at("/refunded/amount").asLong()
                        : 0);
        long fee = (kept * 5 + 50) / 100;
        return kept - fee - fee / 10;
    }
}
