package io.cygi.queue.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.api.ResourcePaths;
import io.cygi.contracts.value.ConcertId;
import io.cygi.lottery.LobbyList;
import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.lottery.LobbyLottery;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.service.RoomLookup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes a lobby to everybody: its state, its commitment and its list. */
@RestController
@RequestMapping("/api/v1/concerts/{concertId}/waiting-room/lobby")
class LobbyController {

    private static final long LISTS_BYTES_MAX = 64L * 1_024 * 1_024;
    private static final Duration LIST_KEPT = Duration.ofMinutes(10);
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final RoomLookup lookup;
    private final LobbyLottery lottery;
    private final Cache<Edition, byte[]> lists = Caffeine.newBuilder()
            .maximumWeight(LISTS_BYTES_MAX)
            .weigher((Edition edition, byte[] text) -> text.length)
            .expireAfterAccess(LIST_KEPT)
            .build();

    /** The identity of a published list. A list changes once: when places are drawn. */
    private record Edition(ConcertId concertId, boolean drawn) {}

    LobbyController(RoomLookup lookup, LobbyLottery lottery) {
        this.lookup = lookup;
        this.lottery = lottery;
    }

    @GetMapping
    ResponseEntity<LobbyBody> lobby(@PathVariable String concertId) {
        RoomReplica room = room(concertId);
        Lobby.Phase phase = room.state().phase();
        var opened = room.state().lobby(Lobby::opened);
        boolean closed = room.state().lobby(Lobby::end).isPresent();
        LobbyBody body = new LobbyBody(
                room.concertId(),
                phase,
                room.state().lobby(Lobby::waiting),
                room.state()
                        .lobby(Lobby::saleOpensAt)
                        .map(Instant::ofEpochMilli)
                        .orElse(null),
                opened.map(record -> Instant.ofEpochMilli(record.at())).orElse(null),
                opened.map(record -> record.commitment()).orElse(null),
                closed ? Instant.ofEpochMilli(room.state().lobby(Lobby::endedAt)) : null,
                lottery.revealed(room.concertId(), room.state()).orElse(null),
                lottery.published().toString(),
                closed ? ResourcePaths.concert(room.concertId()) + "/waiting-room/lobby/list" : null);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    /** {@return the list that a verifier recomputes} It is sealed for as long as places are being drawn. */
    @GetMapping(path = "/list", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> list(@PathVariable String concertId) {
        RoomReplica room = room(concertId);
        boolean drawn = room.state().phase() == Lobby.Phase.DRAWN;
        byte[] text = lists.get(new Edition(room.concertId(), drawn), edition -> text(room));
        return ResponseEntity.ok()
                .cacheControl(drawn ? FOR_GOOD : CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.US_ASCII))
                .body(text);
    }

    private byte[] text(RoomReplica room) {
        LobbyList list = lottery.list(room.concertId(), room.state())
                .orElseThrow(() -> PathIds.noSuch("list: the lobby is not closed"));
        StringBuilder text = new StringBuilder();
        try {
            list.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to be written to", e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private RoomReplica room(String concertId) {
        Optional<RoomReplica> room = lookup.roomByCachedPolicy(PathIds.concert(concertId))
                .filter(found -> {
                    boolean never = found.state().phase() == Lobby.Phase.DRAWN
                            && found.state().lobby(Lobby::opened).isEmpty();
                    return found.state().phase() != Lobby.Phase.NONE && !never;
                });
        return room.orElseThrow(() -> PathIds.noSuch("lobby"));
    }
}
