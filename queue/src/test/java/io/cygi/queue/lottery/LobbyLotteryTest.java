package io.cygi.queue.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.concert.WaitingRoomSettings;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.lottery.LobbyList;
import io.cygi.lottery.LotteryDraw;
import io.cygi.lottery.LotterySeed;
import io.cygi.lottery.Receipt;
import io.cygi.lottery.SignedReceipt;
import io.cygi.queue.room.RoomState;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.room.record.RoomRecord.PlaceLeft;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty fans, with the accounts 0 to 19, enter a lobby. */
class LobbyLotteryTest {

    private static final ConcertId CONCERT = new ConcertId("0195a000-0000-7000-8000-000000000001");
    private static final WaitingRoomSettings SETTINGS = new WaitingRoomSettings(true, 100, null, 60, 1, 30, 0);
    private static final long OPENED = 1_800_000_000_000L;
    private static final long ENDED = OPENED + 1_800_000;
    private static final int FANS = 20;
    private static final RoomKeys KEYS = new RoomKeys(new byte[32]);
    private static final TicketTokenCodec TOKENS = new TicketTokenCodec(KEYS);
    private static final Executor DAEMONS = work -> Thread.ofVirtual().start(work);

    private final LobbyLottery lottery = new LobbyLottery(KEYS, TOKENS);
    private final RoomState room = new RoomState(SETTINGS);
    private long logged;

    private void log(RoomRecord record) {
        room.apply(record, logged++, OPENED);
    }

    private void open() {
        log(new LobbyOpened(lottery.commitment(CONCERT), OPENED));
        for (int number = 0; number < FANS; number++) {
            room.entered(number, number, OPENED + number, null);
        }
    }

    private static Ticket ticket(int number) {
        return TOKENS.ticket(CONCERT, new AccountId("fan-" + number), entry(number), OPENED + number);
    }

    private static Place entry(int number) {
        return new Place(Place.LOBBY, number);
    }

    /** {@return the numbers in the order in which the verifier's function puts their tickets} */
    private List<Integer> expected() {
        LotterySeed seed = LotterySeed.derive(KEYS.lobbySecret(), CONCERT.value());
        List<UUID> ids =
                IntStream.range(0, FANS).mapToObj(number -> ticket(number).id()).toList();
        return LotteryDraw.places(seed, ids).stream().map(ids::indexOf).toList();
    }

    @Test
    void commitsToOneSeedForEachRoomAndSignsWithOneKey() {
        LobbyLottery replica = new LobbyLottery(KEYS, TOKENS);

        assertThat(replica.commitment(CONCERT)).isEqualTo(lottery.commitment(CONCERT));
        assertThat(replica.published()).isEqualTo(lottery.published());
        assertThat(lottery.commitment(new ConcertId("0195a000-0000-7000-8000-000000000002")))
                .isNotEqualTo(lottery.commitment(CONCERT));
    }

    @Test
    void drawsLotsInTheOrderThatAnybodyCanRecompute() {
        open();
        room.lobbyEnded(FANS, ENDED);

        assertThat(lottery.drawn(CONCERT, room)).extracting(Lot::number).containsExactlyElementsOf(expected());
        assertThat(lottery.drawn(CONCERT, room))
                .allSatisfy(lot -> assertThat(lot.accountHash()).isEqualTo(lot.number()));
    }

    @Test
    void leavesOutFansWithAPlaceOrWhoHaveLeftAndKeepsTheOrder() {
        open();
        log(new PlaceLeft(Place.LOBBY, 3));
        room.lobbyEnded(FANS, ENDED);
        room.drawn(new Place(0, 0), new Lot(5, 5), ENDED, null);

        assertThat(lottery.drawn(CONCERT, room))
                .extracting(Lot::number)
                .containsExactlyElementsOf(expected().stream()
                        .filter(number -> number != 3 && number != 5)
                        .toList());
    }

    @Test
    void publishesASealedListAtTheCloseAndTheSeedAfterTheDraw(@TempDir Path folder) throws IOException {
        assertThat(lottery.list(CONCERT, room)).as("no lobby yet").isEmpty();
        open();
        assertThat(lottery.list(CONCERT, room)).as("open").isEmpty();
        room.lobbyEnded(FANS, ENDED);
        LobbyList sealed = lottery.list(CONCERT, room).orElseThrow();
        assertThat(sealed.seed()).isEmpty();
        assertThat(lottery.revealed(CONCERT, room)).isEmpty();
        assertThat(sealed.statement().room()).isEqualTo(CONCERT.value());
        assertThat(sealed.statement().openedAt()).isEqualTo(Instant.ofEpochMilli(OPENED));
        assertThat(sealed.statement().closedAt()).isEqualTo(Instant.ofEpochMilli(ENDED));
        assertThat(sealed.statement().end()).isEqualTo(FANS);
        assertThat(sealed.statement().count()).isEqualTo(FANS);
        assertThat(sealed.statement().key()).isEqualTo(lottery.published());

        log(new LobbyDrawn());
        LobbyList opened = lottery.list(CONCERT, room).orElseThrow();
        assertThat(opened.seed().orElseThrow().reveal())
                .isEqualTo(lottery.revealed(CONCERT, room).orElseThrow());
        assertThat(opened.tickets())
                .containsExactlyElementsOf(
                        expected().stream().map(number -> ticket(number).id()).toList());
        StringBuilder text = new StringBuilder();
        opened.write(text);
        assertThat(Verification.of(folder, text.toString()).code()).isZero();
    }

    @Test
    void publishesNothingOfARoomThatNeverHadALobby() {
        room.lobbyEnded(0, ENDED);
        assertThat(lottery.list(CONCERT, room)).isEmpty();
        log(new LobbyDrawn());
        assertThat(lottery.revealed(CONCERT, room)).isEmpty();
    }

    @Test
    void failsAsUnavailableIfTheKeyHasChanged() {
        open();
        room.lobbyEnded(FANS, ENDED);
        log(new LobbyDrawn());
        RoomKeys otherKeys = new RoomKeys("another key that is long enough!".getBytes(StandardCharsets.UTF_8));
        LobbyLottery other = new LobbyLottery(otherKeys, new TicketTokenCodec(otherKeys));

        assertThatThrownBy(() -> other.list(CONCERT, room)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> other.drawn(CONCERT, room)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> other.revealed(CONCERT, room)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> other.receipt(room, ticket(0)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(CONCERT.value());
    }

    @Test
    void signsAReceiptOfATicket() {
        open();
        SignedReceipt signed = SignedReceipt.parse(new ReceiptBatchSigner(lottery).sign(room, ticket(7)));

        assertThat(signed.isSignedWith(lottery.published())).isTrue();
        assertThat(signed.receipt())
                .isEqualTo(new Receipt(
                        CONCERT.value(),
                        ticket(7).id(),
                        7,
                        Instant.ofEpochMilli(OPENED + 7),
                        lottery.commitment(CONCERT)));
    }

    @Test
    void signsReceiptsOfManyThreads() {
        open();
        ReceiptBatchSigner signer = new ReceiptBatchSigner(lottery);
        signer.sign(room, ticket(0));
        List<CompletableFuture<String>> lines = IntStream.range(0, FANS)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> signer.sign(room, ticket(number)), DAEMONS))
                .toList();

        for (int number = 0; number < FANS; number++) {
            int expected = number;
            assertThat(lines.get(number)).succeedsWithin(Duration.ofSeconds(10)).satisfies(line -> {
                SignedReceipt signed = SignedReceipt.parse(line);
                assertThat(signed.receipt().number()).isEqualTo(expected);
                assertThat(signed.isSignedWith(lottery.published())).isTrue();
            });
        }
    }
}
