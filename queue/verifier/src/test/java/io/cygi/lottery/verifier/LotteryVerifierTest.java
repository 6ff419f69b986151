package io.cygi.lottery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.cygi.lottery.ClosingStatement;
import io.cygi.lottery.Lobbies;
import io.cygi.lottery.LobbyList;
import io.cygi.lottery.LotteryDraw;
import io.cygi.lottery.LotterySeed;
import io.cygi.lottery.Receipt;
import io.cygi.lottery.ReceiptSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LotteryVerifierTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("long-running")
    void passesALobbyOfAHundredThousand() {
        Outcome outcome = verify(Lobbies.opened(Lobbies.tickets(100_000)));
        assertThat(outcome.text).contains("All 100000 places follow from the seed.", "The list holds.");
        assertThat(outcome.text).doesNotContain("WRONG");
        assertThat(outcome.code).isZero();
    }

    @Test
    @Tag("long-running")
    void failsALobbyOfAHundredThousandOnOneSwappedPair() {
        LobbyList list = Lobbies.opened(Lobbies.tickets(100_000));
        Outcome outcome = verify(swapped(list, 4_710, 99_999));
        UUID one = list.tickets().get(4_710);
        UUID other = list.tickets().get(99_999);
        assertThat(outcome.text.lines().filter(line -> line.startsWith("WRONG")))
                .containsExactly(
                        "WRONG  Place 4711 has " + other + "; the seed puts " + one + " there.",
                        "WRONG  Place 100000 has " + one + "; the seed puts " + other + " there.",
                        "WRONG  2 of 100000 places do not follow from the seed.");
        assertThat(outcome.code).isEqualTo(1);
    }

    @Test
    void failsOnSwappedNeighboursAtEitherEnd() {
        LobbyList list = Lobbies.opened(Lobbies.tickets(1_000));
        assertThat(verify(swapped(list, 0, 1)).text).contains("The list does not hold.");
        assertThat(verify(swapped(list, 998, 999)).code).isEqualTo(1);
        assertThat(verify(list).text)
                .startsWith("Lobby of room " + Lobbies.ROOM + ": 1000 tickets, opened ")
                .endsWith("The list holds.\n");
    }

    @Test
    void printsEveryDifferentPlaceOnRequest() {
        LobbyList list = Lobbies.opened(Lobbies.tickets(100));
        LobbyList reversed = withTickets(list, list.tickets().reversed());
        assertThat(verify(reversed).text).contains("and 80 more places");
        Outcome all = verify(reversed, "--all");
        assertThat(all.text.lines().filter(line -> line.startsWith("WRONG  Place ")))
                .hasSize(100);
        assertThat(all.code).isEqualTo(1);
    }

    @Test
    void failsIfATicketWasLeftOutAddedReplacedOrDoubled() {
        List<UUID> tickets = Lobbies.tickets(101);
        LobbyList list = Lobbies.opened(tickets.subList(0, 100));
        UUID stranger = tickets.getLast();
        List<UUID> left = list.tickets().subList(0, 99);
        assertThat(verify(redrawn(list, left)).code).isEqualTo(1);
        assertThat(verify(redrawn(list, plus(list.tickets(), stranger))).code).isEqualTo(1);
        assertThat(verify(redrawn(list, plus(left, stranger))).code).isEqualTo(1);
        assertThat(verify(redrawn(list, plus(left, left.getFirst()))).text)
                .contains("The ticket " + left.getFirst() + " is in the list more than once.");
    }

    @Test
    void failsOnAnotherSeedThanWasCommittedTo() {
        LobbyList list = Lobbies.opened(Lobbies.tickets(100));
        LotterySeed better = LotterySeed.derive(new byte[32], "another seed");
        LobbyList ground = new LobbyList(
                list.statement(), list.signature(), Optional.of(better), LotteryDraw.places(better, list.tickets()));
        Outcome outcome = verify(ground);
        assertThat(outcome.text).contains("WRONG  The seed is not the one that was committed to");
        assertThat(outcome.code).isEqualTo(1);
        assertThatThrownBy(() -> Lobbies.sealed(Lobbies.tickets(3)).opened(better))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failsOnAChangedStatementAndAForeignKey() {
        LobbyList list = Lobbies.opened(Lobbies.tickets(10));
        String text = Lobbies.text(list);
        assertThat(verifyText(text.replace("closed 2026-05-01T10:59:58Z", "closed 2026-05-01T10:59:57Z")).code)
                .isEqualTo(1);
        assertThat(verifyText(text, "--key", Lobbies.KEY.published().toString()).code)
                .isZero();
        assertThat(verifyText(text, "--key", Lobbies.key().published().toString()).code)
                .isEqualTo(1);
    }

    @Test
    void comparesWithAListThatWasTakenEarlier() {
        List<UUID> tickets = Lobbies.tickets(11);
        LobbyList sealed = Lobbies.sealed(tickets.subList(0, 10));
        Path earlier = file("earlier.txt", Lobbies.text(sealed));
        Outcome same = verify(sealed.opened(Lobbies.SEED), "--earlier", earlier.toString());
        assertThat(same.text).contains("The closing statement is that of the earlier list.");
        assertThat(same.code).isZero();
        Outcome other = verify(Lobbies.opened(tickets), "--earlier", earlier.toString());
        assertThat(other.text).contains("were changed after the lobby had closed");
        assertThat(other.code).isEqualTo(1);
    }

    @Test
    void doesNotPassASealedList() {
        Outcome outcome = verify(Lobbies.sealed(Lobbies.tickets(10)));
        assertThat(outcome.text).contains("still sealed");
        assertThat(outcome.code).isEqualTo(2);
    }

    @Test
    void saysWhichPlaceAReceiptHas() {
        List<UUID> tickets = Lobbies.tickets(50);
        LobbyList list = Lobbies.opened(tickets);
        UUID mine = list.tickets().get(16);
        String line = ReceiptSigner.sign(Lobbies.KEY, List.of(Lobbies.receipt(mine, tickets.indexOf(mine))))
                .getFirst();
        assertThat(verify(list, "--receipt", line).text).contains("Your ticket " + mine + " has place 17.");
        Path kept = file("receipt.txt", line + "\n");
        assertThat(verify(list, "--receipt", kept.toString()).code).isZero();
        assertThat(verify(Lobbies.sealed(tickets), "--receipt", line).text).contains("is in the lobby");
    }

    @Test
    void provesThatAJoinerWasLeftOut() {
        List<UUID> tickets = Lobbies.tickets(50);
        UUID mine = tickets.get(49);
        ClosingStatement statement = ClosingStatement.of(
                Lobbies.ROOM,
                Lobbies.OPENED,
                Lobbies.CLOSED,
                50,
                Lobbies.SEED.commitment(),
                tickets.subList(0, 49),
                Lobbies.KEY.published());
        LobbyList without =
                LobbyList.sealed(statement, Lobbies.KEY, tickets.subList(0, 49)).opened(Lobbies.SEED);
        assertThat(verify(without).code).isZero();
        Outcome outcome = verify(without, "--receipt", signed(Lobbies.receipt(mine, 49)));
        assertThat(outcome.text).contains("Your ticket " + mine + " was left out");
        assertThat(outcome.code).isEqualTo(1);
        Outcome late = verify(without, "--receipt", signed(Lobbies.receipt(mine, 50)));
        assertThat(late.text).contains("came too late for the lobby");
        assertThat(late.code).isZero();
    }

    @Test
    void refusesAReceiptOfAnotherRoomKeyOrCommitment() {
        List<UUID> tickets = Lobbies.tickets(5);
        LobbyList list = Lobbies.opened(tickets);
        Receipt mine = Lobbies.receipt(tickets.getFirst(), 0);
        Receipt elsewhere = new Receipt("room-2", mine.ticket(), 0, mine.joinedAt(), mine.commitment());
        assertThat(verify(list, "--receipt", signed(elsewhere)).text).contains("The receipt is for the room room-2");
        String foreign = ReceiptSigner.sign(Lobbies.key(), List.of(mine)).getFirst();
        assertThat(verify(list, "--receipt", foreign).code).isEqualTo(1);
        Receipt exchanged = new Receipt(Lobbies.ROOM, mine.ticket(), 0, mine.joinedAt(), "ab".repeat(32));
        assertThat(verify(list, "--receipt", signed(exchanged)).text).contains("the seed was exchanged");
    }

    @Test
    void namesTheMalformedLine() {
        String text = Lobbies.text(Lobbies.opened(Lobbies.tickets(10)));
        assertThat(verifyText("").text).contains("Line 1: ");
        assertThat(verifyText("<html>\n").text).contains("Line 1: a lobby's list begins with cygi-lobby-1");
        assertThat(verifyText(text.replace("\n7 ", "\n8 ")).text).contains("Line 19: expected \"7 \"");
        assertThat(verifyText(text.substring(0, text.length() - 1)).text).contains("the list ends in the middle");
        assertThat(verifyText(text.replace("count 10", "count -1")).code).isEqualTo(2);
        assertThat(verifyText("x".repeat(1_000_000)).text).contains("at most 300 printable characters");
        assertThat(verifyText(text.replace("\n1 ", "\n1 \u001b[2J")).text).doesNotContain("\u001b");
    }

    @Test
    void endsWithStatusTwoIfItCannotCheck() {
        assertThat(run().code).isEqualTo(2);
        assertThat(run("no-such-file").code).isEqualTo(2);
        assertThat(run("--no-such-option").code).isEqualTo(2);
        assertThat(run("list.txt", "--key").text).contains("a value is missing after --key");
        assertThat(run("list.txt", "--receipt", "cygi-receipt-1 nonsense").code).isEqualTo(2);
        assertThat(run("--help").text).contains("--receipt");
        assertThat(run("--help").code).isZero();
    }

    @Test
    void readsAPublishedListByItsAddress() throws IOException {
        byte[] body = Lobbies.text(Lobbies.opened(Lobbies.tickets(1_000))).getBytes(StandardCharsets.US_ASCII);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/list", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(run(address + "/list").code).isZero();
            assertThat(run(address + "/nothing").text).contains("the server answers 404");
            assertThat(run(address + "/nothing").code).isEqualTo(2);
        } finally {
            server.stop(0);
        }
    }

    /** Runs the sources without a build, so that readers can run the code that they have read. */
    @Test
    @Tag("long-running")
    void runsFromItsSources() throws Exception {
        Path list = file("list.txt", Lobbies.text(Lobbies.opened(Lobbies.tickets(100))));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "src/main/java/io/cygi/lottery/verifier/LotteryVerifier.java",
                        list.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        assertThat(text).contains("The list holds.");
    }

    private static LobbyList swapped(LobbyList list, int one, int other) {
        List<UUID> tickets = new ArrayList<>(list.tickets());
        Collections.swap(tickets, one, other);
        return withTickets(list, tickets);
    }

    private static LobbyList withTickets(LobbyList list, List<UUID> tickets) {
        return new LobbyList(list.statement(), list.signature(), list.seed(), tickets);
    }

    private static LobbyList redrawn(LobbyList list, List<UUID> tickets) {
        return withTickets(list, LotteryDraw.places(Lobbies.SEED, tickets));
    }

    private static List<UUID> plus(List<UUID> tickets, UUID another) {
        List<UUID> more = new ArrayList<>(tickets);
        more.add(another);
        return more;
    }

    private static String signed(Receipt receipt) {
        return ReceiptSigner.sign(Lobbies.KEY, List.of(receipt)).getFirst();
    }

    private Outcome verify(LobbyList list, String... options) {
        return verifyText(Lobbies.text(list), options);
    }

    private Outcome verifyText(String text, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(file("list.txt", text).toString());
        return run(arguments.toArray(String[]::new));
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Outcome run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = LotteryVerifier.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        return new Outcome(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private record Outcome(int code, String text) {}
}
