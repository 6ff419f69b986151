package io.cygi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.standalone.trained.TrainedJar;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The lobby before a sale is drawn once, the public command checks it, and joining may require work. */
@ExtendWith(SharedPlatform.class)
class LobbyIT {

    private static final Path VERIFIER = Path.of("..", "..", "queue", "verifier", "target", "lottery-verifier.jar");
    private static final int FANS = 24;
    private static final Duration OPEN = Duration.ofSeconds(15);

    private final Api api;

    LobbyIT(Api api) {
        this.api = api;
    }

    private Concert concert(Duration untilSale, Map<String, Object> room) {
        Map<String, Object> draft = Concert.draft(Duration.ofDays(1), List.of(Concert.section("A", 1_000, 1, 4)));
        draft.put(
                "salesOpenAt",
                Instant.now().plus(untilSale).truncatedTo(ChronoUnit.MILLIS).toString());
        draft.put("waitingRoom", room);
        return Concert.published(Fans.organizer(api), draft);
    }

    private static String lobbyPath(Concert concert) {
        return concert.path() + "/waiting-room/lobby";
    }

    private JsonNode awaitPhase(Concert concert, String phase) {
        return Await.value(
                "the lobby to be " + phase,
                Await.SETTLED_MAX,
                () -> api.get(lobbyPath(concert)).expect(200, 404, 503).json(),
                lobby -> lobby.path("phase").asString().equals(phase));
    }

    private static JsonNode join(Concert concert, Account fan) {
        return fan.send("POST", concert.path() + "/waiting-room/tickets", null)
                .expect(201)
                .json();
    }

    @Test
    void isDrawnAtOpeningInAnOrderThatAnybodyCanRecompute() throws Exception {
        List<Account> fans = Fans.many(api, FANS);
        Concert concert = concert(OPEN, Map.of("enabled", true, "admissionsPerSecond", 1, "lobbyMinutes", 60));
        String commitment = awaitPhase(concert, "OPEN").path("commitment").asString();
        List<JsonNode> tickets = fans.stream().map(fan -> join(concert, fan)).toList();
        assertThat(tickets)
                .extracting(ticket -> ticket.path("partition").asInt())
                .containsOnly(-1);
        assertThat(join(concert, fans.getFirst()).path("ticket"))
                .isEqualTo(tickets.getFirst().path("ticket"));
        assertThat(lookBothWays(fans.getFirst(), tickets.getFirst())
                        .path("status")
                        .asString())
                .isEqualTo("WAITING");
        api.get(lobbyPath(concert) + "/list").expectProblem(404, "NOT_FOUND");
        assertThat(api.get(lobbyPath(concert)).json().has("seed")).isFalse();

        JsonNode drawn = awaitPhase(concert, "DRAWN");
        assertThat(drawn.path("commitment").asString()).isEqualTo(commitment);
        byte[] seed = HexFormat.of().parseHex(drawn.path("seed").asString());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed)))
                .isEqualTo(commitment);

        JsonNode late = join(concert, Fans.one(api));
        List<JsonNode> inLine = IntStream.range(0, FANS)
                .mapToObj(i -> WaitingRoom.look(fans.get(i), tickets.get(i)))
                .toList();
        assertThat(inLine)
                .allMatch(ticket ->
                        ticket.path("offset").asInt() < late.path("offset").asInt());
        assertThat(inLine)
                .extracting(ticket -> ticket.path("partition").asInt())
                .containsOnly(0);
        List<String> places = IntStream.range(0, FANS)
                .boxed()
                .sorted(Comparator.comparingInt(
                        i -> inLine.get(i).path("offset").asInt()))
                .map(i -> tickets.get(i).path("uuid").asString())
                .toList();
        assertThat(published(concert)).isEqualTo(places);
        verify(concert, drawn, tickets.get(5), places);
    }

    /**
     * Looks at a ticket both ways: a request with a query is not answered by the filter.
     *
     * @return the ticket; both answers have to agree except for the estimate
     */
    private static JsonNode lookBothWays(Account fan, JsonNode ticket) {
        ObjectNode quick = (ObjectNode) WaitingRoom.look(fan, ticket);
        ObjectNode thorough = (ObjectNode)
                fan.get(WaitingRoom.path(ticket) + "?thorough").expect(200).json();
        quick.remove("estimatedWaitSeconds");
        thorough.remove("estimatedWaitSeconds");
        assertThat(quick).isEqualTo(thorough);
        return quick;
    }

    private List<String> published(Concert concert) {
        String list = api.get(lobbyPath(concert) + "/list").expect(200).body();
        return Arrays.stream(list.substring(list.indexOf("\n\n") + 2).split("\n"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** Runs the verifier as a newcomer types it. */
    private void verify(Concert concert, JsonNode lobby, JsonNode ticket, List<String> places)
            throws IOException, InterruptedException {
        URI list = api.address(lobby.path("list").asString());
        List<String> command = new ArrayList<>(List.of(
                TrainedJar.java(),
                "-jar",
                VERIFIER.toString(),
                list.toString(),
                "--key",
                lobby.path("key").asString(),
                "--receipt",
                ticket.path("receipt").asString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String uuid = ticket.path("uuid").asString();
        assertThat(text)
                .contains("The list holds.", "Lobby of room " + concert.id())
                .contains("Your ticket " + uuid + " has place " + (places.indexOf(uuid) + 1) + ".");
        assertThat(process.exitValue()).as(text).isZero();
    }

    @Test
    void refusesJoinsBeforeItOpens() {
        Concert concert = concert(Duration.ofHours(3), Map.of("enabled", true, "lobbyMinutes", 60));
        awaitPhase(concert, "AHEAD");
        Fans.one(api)
                .send("POST", concert.path() + "/waiting-room/tickets", null)
                .expectProblem(409, "NOT_ON_SALE");
        api.get(lobbyPath(concert) + "/list").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void needsALineOfOnePartition() {
        Map<String, Object> draft = Concert.draft(Duration.ofDays(1), List.of(Concert.section("A", 1_000, 1, 4)));
        draft.put("waitingRoom", Map.of("enabled", true, "lobbyMinutes", 60, "partitions", 2));
        Fans.organizer(api).send("POST", "/api/v1/organizer/concerts", draft).expectProblem(400, "VALIDATION_FAILED");
    }

    @Test
    void requiresTheRoomsProofOfWorkOnceForEachJoin() throws Exception {
        WaitingRoom room = WaitingRoom.open(api, Map.of("challengeBits", 8)).pause();
        String path = room.concert().path() + "/waiting-room/";
        Account fan = Fans.one(api);
        fan.send("POST", path + "tickets", null).expectProblem(400, "VALIDATION_FAILED");
        fan.send(
                        "POST",
                        room.concert().path() + "/reservations",
                        Map.of("bestAvailable", Map.of("quantity", 1), "payment", "WALLET"))
                .expectProblem(400, "VALIDATION_FAILED");
        String[] work = work(room, fan);

        Fans.one(api).send("POST", path + "tickets", null, work).expectProblem(400, "VALIDATION_FAILED");
        JsonNode ticket =
                fan.send("POST", path + "tickets", null, work).expect(201).json();
        assertThat(fan.send("POST", path + "tickets", null).expect(201).json().path("ticket"))
                .as("whoever has a place need not work for it again")
                .isEqualTo(ticket.path("ticket"));
        fan.send("DELETE", WaitingRoom.path(ticket), null).expect(204);
        requireCounted(fan.send("POST", path + "tickets", null, work), 201, ticket);
    }

    @Test
    void acceptsAProofOfWorkWithABooking() throws Exception {
        WaitingRoom room = WaitingRoom.open(api, Map.of("challengeBits", 8)).pause();
        Account fan = Fans.one(api);
        String[] work = work(room, fan);
        Map<String, Object> booking = Booking.paid("A-1-1");
        Fans.one(api).book(room.concert(), booking, work).expectProblem(400, "VALIDATION_FAILED");

        JsonNode ticket =
                room.book(fan, "no pass at all", booking, work).expect(307).json();
        assertThat(ticket.path("status").asString()).isEqualTo("WAITING");
        assertThat(fan.book(room.concert(), booking).expect(307).json().path("ticket"))
                .isEqualTo(ticket.path("ticket"));
        fan.send("DELETE", WaitingRoom.path(ticket), null).expect(204);
        requireCounted(fan.book(room.concert(), booking, work), 307, ticket);
    }

    /**
     * Expects a used proof of work to be refused. Another process accepts it once more, for a new place at the end of
     * the line.
     */
    private static void requireCounted(Response again, int joined, JsonNode ticket) {
        if (!SharedPlatform.inTwoProcesses() || again.status() != joined) {
            again.expectProblem(400, "VALIDATION_FAILED");
            return;
        }
        assertThat(again.json().path("ticket")).isNotEqualTo(ticket.path("ticket"));
    }

    /** {@return the headers with the work that the room requires of the fan} */
    private static String[] work(WaitingRoom room, Account fan) throws Exception {
        JsonNode asked = fan.send("POST", room.concert().path() + "/waiting-room/challenges", null)
                .expect(201)
                .json();
        String challenge = asked.path("challenge").asString();
        String solution = solve(challenge, asked.path("bits").asInt());
        return new String[] {"Waiting-Room-Challenge", challenge, "Waiting-Room-Solution", solution};
    }

    private static String solve(String challenge, int bits) throws Exception {
        byte[] code = HexFormat.of().parseHex(challenge.substring(challenge.lastIndexOf('.') + 1));
        for (long n = 0; ; n++) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(code);
            byte[] hash = digest.digest(Long.toString(n).getBytes(StandardCharsets.US_ASCII));
            if ((hash[0] & 0xff) >>> (8 - bits) == 0) {
                return Long.toString(n);
            }
        }
    }
}
