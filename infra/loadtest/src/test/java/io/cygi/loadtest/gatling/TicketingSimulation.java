package io.cygi.loadtest.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Simulates fans who read a concert and its seats, take a random free one, take another if that is gone, pay hands-free
 * or hold first and pay then, and wait for the outcome. It needs a platform that runs with the demo profile:
 * <ul>
 * <li>{@code -Dcygi.url}: the address of the platform; http://localhost:8080
 * <li>{@code -Dcygi.rate}: the number of fans who come each second; 20
 * <li>{@code -Dcygi.seconds}: the time for which they come, in seconds; 30
 * <li>{@code -Dcygi.seats}: the number of seats of the concert that is made for them; 2000
 * </ul>
 */
public final class TicketingSimulation extends Simulation {

    private static final String URL = System.getProperty("cygi.url", "http://localhost:8080");
    private static final int RATE = Integer.getInteger("cygi.rate", 20);
    private static final int SECONDS = Integer.getInteger("cygi.seconds", 30);
    private static final int SEATS = Integer.getInteger("cygi.seats", 2_000);
    private static final int SEATS_PER_ROW = 50;
    private static final int RAMP_SECONDS = 5;
    private static final int TRIES_MAX = 50;
    private static final double HANDS_FREE = 0.7;
    private static final Duration LOOK_MIN = Duration.ofMillis(200);
    private static final Duration LOOK_MAX = Duration.ofSeconds(1);
    /**
     * Pause before a held reservation is read again. The platform answers as soon as the seats are held, but the wallet
     * has yet to pay.
     */
    private static final Duration HELD_PAUSE = Duration.ofMillis(20);

    private static final String FREE_SEATS = "$.sections[*].rows[*].seats[?(@.status == 'AVAILABLE')].seat";

    private static final Iterator<Map<String, Object>> FANS = Stream.iterate(
                    ThreadLocalRandom.current().nextInt(1, 900_000_000), number -> number + 1)
            .<Map<String, Object>>map(number -> Map.of(
                    "fan",
                    "fan-" + number,
                    "handsFree",
                    ThreadLocalRandom.current().nextDouble() < HANDS_FREE))
            .iterator();

    private static volatile @Nullable String concertId;

    private final ChainBuilder signIn = exec(http("sign in")
            .post("/api/v1/demo/tokens")
            .body(StringBody("{\"account\":\"#{fan}\"}"))
            .check(status().is(200), jsonPath("$.accessToken").saveAs("token")));

    private final ChainBuilder seeTheConcert = exec(session -> session.set("concert", String.valueOf(concertId)))
            .exec(http("see the concert").get("/api/v1/concerts/#{concert}").check(status().is(200)));

    private final ChainBuilder waitForTheOutcome = exec(session -> session.set("status", "REQUESTED"))
            .exec(asLongAs(TicketingSimulation::undecided)
                    .on(exec(http("wait for the outcome")
                                    .get("/api/v1/reservations/#{reservation}")
                                    .header("Authorization", "Bearer #{token}")
                                    .header("Prefer", "wait=30")
                                    .check(
                                            status().is(200),
                                            jsonPath("$.status").saveAs("status")))
                            .exec(doIf(session -> "HELD".equals(session.getString("status")))
                                    .then(pause(HELD_PAUSE)))));

    private final ChainBuilder pay = exec(http("pay")
                    .post("/api/v1/reservations/#{reservation}/payment")
                    .header("Authorization", "Bearer #{token}")
                    .check(status().is(202)))
            .exec(session -> session.set("handsFree", true))
            .exec(waitForTheOutcome);

    private final ChainBuilder takeASeat = exec(session ->
                    session.remove("reservation").remove("status"))
            .exec(http("take a seat")
                    .post("/api/v1/concerts/#{concert}/reservations")
                    .header("Authorization", "Bearer #{token}")
                    .body(StringBody(TicketingSimulation::booking))
                    // Another fan was faster. This is no failure, but a reason to look again.
                    .check(
                            status().in(202, 409),
                            jsonPath("$.reservationId").optional().saveAs("reservation")))
            .exec(doIf(session -> session.contains("reservation")).then(waitForTheOutcome))
            .exec(doIf(session -> "HELD".equals(session.getString("status")))
                    .then(pause(LOOK_MIN, LOOK_MAX).exec(pay)));

    private final ChainBuilder book = exec(session -> session.set("tries", 0))
            .exec(asLongAs(TicketingSimulation::stillWants)
                    .on(exec(session -> session.remove("seat").set("tries", session.getInt("tries") + 1))
                            .exec(http("see the seats")
                                    .get("/api/v1/concerts/#{concert}/seats")
                                    .check(
                                            status().is(200),
                                            jsonPath(FREE_SEATS)
                                                    .findRandom()
                                                    .optional()
                                                    .saveAs("seat")))
                            .pause(LOOK_MIN, LOOK_MAX)
                            .exec(doIf(session -> session.contains("seat")).then(takeASeat))))
            .exec(session -> "CONFIRMED".equals(session.getString("status")) ? session : session.markAsFailed());

    private final ScenarioBuilder fans = scenario("fans")
            .feed(FANS)
            .exec(signIn)
            .exitHereIfFailed()
            .exec(seeTheConcert)
            .pause(LOOK_MIN, LOOK_MAX)
            .exec(book);

    {
        HttpProtocolBuilder protocol = http.baseUrl(URL)
                .contentTypeHeader("application/json")
                // Each fan reads the whole map, as one who has just come.
                .disableCaching();
        setUp(fans.injectOpen(
                        rampUsersPerSec(1).to(RATE).during(RAMP_SECONDS),
                        constantUsersPerSec(RATE).during(SECONDS)))
                .protocols(protocol)
                .assertions(
                        global().failedRequests().count().is(0L),
                        details("take a seat").successfulRequests().count().gt(0L),
                        details("pay").successfulRequests().count().gt(0L));
    }

    /** Creates the concert. */
    @Override
    public void before() {
        String body = """
                {"sections":[{"name":"A","price":{"amount":1000,"currency":"KRW"},"rows":%d,"seatsPerRow":%d}],
                 "title":"Gatling"}""".formatted(Math.max(1, SEATS / SEATS_PER_ROW), SEATS_PER_ROW);
        HttpRequest request = HttpRequest.newBuilder(URI.create(URL + "/api/v1/demo/concerts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("No concert: " + answer.statusCode() + " " + answer.body());
            }
            concertId = answer.body().replaceFirst(".*\"concertId\":\"([^\"]+)\".*", "$1");
        } catch (IOException e) {
            throw new IllegalStateException("No platform answers at " + URL + "; name one with -Dcygi.url=...", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String booking(Session session) {
        String payment = session.getBoolean("handsFree") ? ",\"payment\":\"WALLET\"" : "";
        return "{\"seats\":[\"" + session.getString("seat") + "\"]" + payment + "}";
    }

    /**
     * {@return whether the reservation has no outcome yet} Held seats are none for a fan whose wallet pays at once, or
     * who has just paid.
     */
    private static boolean undecided(Session session) {
        String status = session.getString("status");
        return !session.isFailed()
                && ("REQUESTED".equals(status) || "HELD".equals(status) && session.getBoolean("handsFree"));
    }

    private static boolean stillWants(Session session) {
        return !session.isFailed()
                && !"CONFIRMED".equals(session.getString("status"))
                && session.getInt("tries") < TRIES_MAX;
    }
}
