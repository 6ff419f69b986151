package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.broker.EmbeddedBroker;
import io.cygi.contracts.value.ConcertId;
import io.cygi.contracts.value.ReservationId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Removes and restores the tables that background workers use; admins and monitoring see both. The platform runs on a
 * MariaDB server that is not embedded.
 */
class WorkersTest extends PlatformWithoutTables {

    @Test
    void areReportedWithKindReasonAndTimeWhileTheyFail() {
        awaitHealth("UP");
        TABLES.forEach(WorkersTest::takeAway);
        Instant broken = Instant.now();
        book();
        String run = request();

        KINDS.forEach((name, kind) -> {
            JsonNode worker = awaitWorker(name, "FAILING");
            assertThat(worker.path("kind").asString()).as(name).isEqualTo(kind);
            assertThat(worker.path("reason").asString()).as(name).isEqualTo("DATABASE_REFUSED");
            assertThat(Instant.parse(worker.path("since").asString()))
                    .as(name)
                    .isBetween(broken.minusSeconds(5), Instant.now());
            assertThat(worker.path("attempts").asLong()).as(name).isPositive();
        });
        JsonNode processor = admin.item(PROCESSORS, "booking");
        assertThat(processor.path("error").asBoolean()).isTrue();
        assertThat(state(processor)).isEqualTo("FAILING");
        assertThat(processor.path("reason").asString()).isEqualTo("DATABASE_REFUSED");
        assertThat(processor.hasNonNull("since")).isTrue();
        JsonNode requested = awaitReason(run);
        assertThat(requested.path("reason").asString()).isEqualTo("DATABASE_REFUSED");
        assertThat(Instant.parse(requested.path("failingSince").asString())).isAfter(broken.minusSeconds(5));
        assertThat(requested.path("endedAt").isNull()).isTrue();
        awaitHealth("DEGRADED");
        assertThat(admin.send("GET", "/actuator/health", null).statusCode()).isEqualTo(200);
        assertThat(admin.send("GET", "/actuator/health/alerts", null).statusCode())
                .isEqualTo(503);
        for (String probe : List.of("liveness", "readiness")) {
            assertThat(admin.get("/actuator/health/" + probe).path("status").asString())
                    .as(probe)
                    .isEqualTo("UP");
        }
        Stream.of(WORKERS, PROCESSORS, RUNS, "/actuator/health")
                .map(path -> admin.send("GET", path, null).body())
                .forEach(body -> assertThat(body).doesNotContain("Exception", "SELECT", "io.cygi", "saga_entry"));

        TABLES.forEach(WorkersTest::restore);
        KINDS.keySet().forEach(name -> {
            JsonNode worker = awaitWorker(name, "RUNNING");
            assertThat(worker.has("reason")).as(name).isFalse();
            assertThat(worker.has("since")).as(name).isFalse();
        });
        JsonNode ended = awaitEnded(run);
        assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(ended.path("reason").isNull()).isTrue();
        assertThat(ended.path("failingSince").isNull()).isTrue();
        assertThat(admin.item(PROCESSORS, "booking").path("error").asBoolean()).isFalse();
        awaitHealth("UP");
        assertThat(admin.send("GET", "/actuator/health/alerts", null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void reportWhyASettlementRunDoesNotBeginEvenIfNoRowCanBeWritten() {
        jdbc.execute("""
            CREATE TRIGGER no_run_may_change BEFORE UPDATE ON settlement_run
            FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused for a test'\
            """);
        String run = request();

        JsonNode waiting = awaitReason(run);
        assertThat(waiting.path("state").asString()).isEqualTo("REQUESTED");
        assertThat(waiting.path("reason").asString()).isEqualTo("DATABASE_REFUSED");
        assertThat(waiting.hasNonNull("failingSince")).isTrue();
        awaitWorker("settlement", "FAILING");

        jdbc.execute("DROP TRIGGER no_run_may_change");
        JsonNode ended = awaitEnded(run);
        assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(ended.path("reason").isNull()).isTrue();
        awaitWorker("settlement", "RUNNING");
    }

    @Test
    void reportDeadLettersUntilTheyAreRetried() {
        String processor = PROCESSORS + "/query-wallets/dead-letters";
        takeAway("query_wallet");
        book();
        JsonNode failing = awaitWorker("query-wallets", "FAILING");
        assertThat(failing.path("reason").asString()).isEqualTo("DEAD_LETTERS");
        assertThat(failing.hasNonNull("since")).isTrue();
        awaitHealth("DEGRADED");

        JsonNode letters = admin.await(processor, found -> found.get("items").size() == 2);
        assertThat(letters.at("/items/0/sequence")).isEqualTo(letters.at("/items/1/sequence"));
        restore("query_wallet");
        assertThat(retry(processor, letters.at("/items/0"))).isEqualTo(202);
        admin.await(processor, left -> left.get("items").isEmpty());
        assertThat(retry(processor, letters.at("/items/1")))
                .as("it was handled with its sequence")
                .isEqualTo(404);
        awaitWorker("query-wallets", "RUNNING");
        awaitHealth("UP");
    }

    @Test
    void reportAParkedStepUntilItIsRetried() {
        String processor = PROCESSORS + "/booking/dead-letters";
        ConcertId concert = schedule();
        jdbc.execute("CREATE TRIGGER no_such_seat BEFORE INSERT ON domain_event FOR EACH ROW"
                + " IF NEW.aggregate_identifier = '" + concert.value() + "/seat/A-1-1' THEN"
                + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused for a test'; END IF");
        ReservationId poisoned = request(concert, 1);
        List.of(2, 3, 4).forEach(seat -> awaitHeld(request(concert, seat)));

        JsonNode failing = awaitWorker("booking", "FAILING");
        assertThat(failing.path("reason").asString()).isEqualTo("DEAD_LETTERS");
        awaitHealth("DEGRADED");
        assertThat(admin.send("GET", "/actuator/health/alerts", null).statusCode())
                .isEqualTo(503);
        assertThat(admin.item(PROCESSORS, "booking").path("deadLetters").asLong())
                .isOne();
        awaitHeld(request(concert, 5));
        JsonNode letter = admin.get(processor).at("/items/0");
        assertThat(letter.path("sequence").asString()).isEqualTo(poisoned.toString());
        assertThat(letter.path("type").asString()).isEqualTo("ReservationRequested");
        assertThat(letter.path("reason").asString()).isEqualTo("DATABASE_REFUSED");
        assertThat(letter.path("attempts").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(letter.toString()).doesNotContain("Exception", "refused for a test", "io.cygi");

        assertThat(retry(processor, letter)).isEqualTo(202);
        assertThat(admin.get(processor).at("/items/0/attempts").asInt())
                .isEqualTo(letter.path("attempts").asInt() + 1);
        jdbc.execute("DROP TRIGGER no_such_seat");
        assertThat(retry(processor, letter)).isEqualTo(202);
        awaitHeld(poisoned);
        admin.await(processor, letters -> letters.get("items").isEmpty());
        assertThat(admin.item(PROCESSORS, "booking").path("deadLetters").asLong())
                .isZero();
        assertThat(retry(processor, letter)).isEqualTo(404);
        awaitWorker("booking", "RUNNING");
        awaitHealth("UP");
    }

    @Test
    void reportThatTheBrokerIsGone() {
        awaitWorker("waiting-room-broker", "RUNNING");
        EmbeddedBroker broker = platform.getBean(EmbeddedBroker.class);
        broker.close();
        JsonNode gone = awaitWorker("waiting-room-broker", "FAILING");
        assertThat(gone.path("reason").asString()).isEqualTo("BROKER_UNAVAILABLE");
        awaitHealth("DEGRADED");

        broker.start();
        awaitWorker("waiting-room-broker", "RUNNING");
        awaitHealth("UP");
    }

    @Test
    void includeEverySweepAndProcessor() {
        assertThat(admin.get(WORKERS).get("items").findValuesAsString("name"))
                .contains(
                        "hold-expiry",
                        "concert-withdrawal",
                        "sale-scheduler",
                        "settlement",
                        "seat-changes",
                        "ended-rooms",
                        "idempotency-keys",
                        "settlement-idempotency-keys",
                        "account-access",
                        "account-erasure",
                        "audit-writing",
                        "audit-deletion",
                        "booking",
                        "cancellation",
                        "concert-cancellation",
                        "live-reservations",
                        "query-seats",
                        "query-concerts",
                        "query-reservations",
                        "query-wallets",
                        "query-top-ups",
                        "open-top-ups",
                        "parked-steps",
                        "top-up-ledger",
                        "top-ups",
                        "top-up-steps",
                        "top-up-report",
                        "payment-provider",
                        "seat-occupancy",
                        "waiting-room",
                        "waiting-room-admission",
                        "waiting-room-election",
                        "waiting-room-consumer",
                        "waiting-room-broker",
                        "seat-broadcast",
                        "embedded-broker",
                        "processor-watch");
        assertThat(admin.sendAs(null, "GET", WORKERS, null).statusCode()).isEqualTo(401);
    }
}
