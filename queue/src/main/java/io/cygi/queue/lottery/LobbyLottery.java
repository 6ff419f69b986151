package io.cygi.queue.lottery;

import io.cygi.contracts.UnavailableException;
import io.cygi.contracts.value.ConcertId;
import io.cygi.lottery.ClosingStatement;
import io.cygi.lottery.LobbyList;
import io.cygi.lottery.LotteryDraw;
import io.cygi.lottery.LotteryPublicKey;
import io.cygi.lottery.LotterySeed;
import io.cygi.lottery.LotterySigningKey;
import io.cygi.lottery.Receipt;
import io.cygi.queue.room.RoomState;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import io.cygi.queue.ticket.RoomKeys;
import io.cygi.queue.ticket.Ticket;
import io.cygi.queue.ticket.TicketTokenCodec;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The lottery of lobbies. Everything follows from the broker's records and the platform's key, so every process
 * computes the same order and the same list, to the last byte, at any time.
 */
public final class LobbyLottery {

    private final RoomKeys keys;
    private final TicketTokenCodec tokens;
    private final LotterySigningKey key;

    /**
     * Creates the lobby lottery.
     *
     * @param keys the keys of the platform
     * @param tokens gives lobby entries their ticket ids
     */
    public LobbyLottery(RoomKeys keys, TicketTokenCodec tokens) {
        this.keys = keys;
        this.tokens = tokens;
        this.key = LotterySigningKey.derive(keys.receiptSecret());
    }

    /** {@return the commitment to the seed of a room's lobby} */
    public String commitment(ConcertId concertId) {
        return seed(concertId).commitment();
    }

    private LotterySeed seed(ConcertId concertId) {
        return LotterySeed.derive(keys.lobbySecret(), concertId.value());
    }

    LotterySigningKey key() {
        return key;
    }

    /** {@return the public key that checks receipts and lists} */
    public LotteryPublicKey published() {
        return key.published();
    }

    /**
     * {@return the seed that a room's lobby was opened with}
     *
     * @throws UnavailableException if the platform's key has been exchanged since; statements, lists and draws with the
     *     new key would contradict the receipts that fans already have
     */
    private LotterySeed committed(ConcertId concertId, RoomState room) {
        LotterySeed seed = seed(concertId);
        String commitment = room.lobby(Lobby::opened).orElseThrow().commitment();
        if (!seed.commitment().equals(commitment)) {
            throw new UnavailableException(
                    "The lobby of " + concertId + " was opened with another key than cygi.waiting-room.key is"
                            + " now. It goes on when that is put back.",
                    new IllegalStateException("the commitment is " + commitment));
        }
        return seed;
    }

    /** {@return the seed, once it is no longer secret} */
    public Optional<String> revealed(ConcertId concertId, RoomState room) {
        return room.phase() == Lobby.Phase.DRAWN && room.lobby(Lobby::opened).isPresent()
                ? Optional.of(committed(concertId, room).reveal())
                : Optional.empty();
    }

    /**
     * {@return the receipt of the ticket: the statement that it is in the lobby}
     *
     * @param ticket a ticket of the lobby
     */
    Receipt receipt(RoomState room, Ticket ticket) {
        String commitment = committed(ticket.concertId(), room).commitment();
        return new Receipt(
                ticket.concertId().value(),
                ticket.id(),
                ticket.place().offset(),
                Instant.ofEpochMilli(ticket.joinedAt()),
                commitment);
    }

    /**
     * {@return the lots of a closed lobby in the order drawn, without those that have a place in the line and those
     * whose fans have left}
     *
     * @throws UnavailableException if the platform's key is not the one that the lobby was opened with
     */
    public List<Lot> drawn(ConcertId concertId, RoomState room) {
        int[] numbers = numbers(room);
        int[] order = LotteryDraw.order(committed(concertId, room), tickets(concertId, numbers));
        return room.lobby(lobby -> Arrays.stream(order)
                .mapToObj(index -> lobby.unplaced(numbers[index]))
                .flatMap(Optional::stream)
                .toList());
    }

    /**
     * {@return the published list, sealed until everybody has a place; nothing before the lobby is closed}
     *
     * @throws UnavailableException if the platform's key is not the one that the lobby was opened with
     */
    public Optional<LobbyList> list(ConcertId concertId, RoomState room) {
        Optional<LobbyOpened> opened = room.lobby(Lobby::opened);
        Optional<Integer> end = room.lobby(Lobby::end);
        if (opened.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        LotterySeed seed = committed(concertId, room);
        List<UUID> tickets = tickets(concertId, numbers(room));
        ClosingStatement statement = ClosingStatement.of(
                concertId.value(),
                Instant.ofEpochMilli(opened.get().at()),
                Instant.ofEpochMilli(room.lobby(Lobby::endedAt)),
                end.get(),
                opened.get().commitment(),
                tickets,
                key.published());
        LobbyList sealed = LobbyList.sealed(statement, key, tickets);
        return Optional.of(room.phase() == Lobby.Phase.DRAWN ? sealed.opened(seed) : sealed);
    }

    private static int[] numbers(RoomState room) {
        return room.lobby(lobby -> {
            IntStream.Builder numbers = IntStream.builder();
            lobby.eachNumber(numbers::add);
            return numbers.build().toArray();
        });
    }

    private List<UUID> tickets(ConcertId concertId, int[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> tokens.id(concertId, new Place(Place.LOBBY, number)))
                .toList();
    }
}
