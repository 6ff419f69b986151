package io.cygi.queue.kafka.control;

import io.cygi.queue.kafka.replica.RoomReplica;
import io.cygi.queue.kafka.replica.RoomWriter;
import io.cygi.queue.lottery.LobbyLottery;
import io.cygi.queue.room.line.Lobby;
import io.cygi.queue.room.line.Place;
import io.cygi.queue.room.record.RoomRecord;
import io.cygi.queue.room.record.RoomRecord.LobbyDrawn;
import io.cygi.queue.room.record.RoomRecord.LobbyOpened;
import io.cygi.queue.room.record.RoomRecord.Lot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a room's lobby, closes it and draws its lots, as the room's leader. Every step may be repeated by any process:
 * the first record that opens or closes a lobby counts, lots are written all or none, their order follows from what is
 * in the broker, and an account's second place has no effect.
 */
final class LobbyScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(LobbyScheduler.class);
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration STEP_MAX = Duration.ofMinutes(6);
    private static final long PAUSE_AFTER_FAULT_MILLIS = 1_000;

    private final RoomReplica room;
    private final RoomWriter writer;
    private final LobbyLottery lottery;
    private @Nullable CompletableFuture<Void> step;
    private long notBefore;

    LobbyScheduler(RoomReplica room, RoomWriter writer, LobbyLottery lottery) {
        this.room = room;
        this.writer = writer;
        this.lottery = lottery;
    }

    /** Takes the next step if it is due. @param now milliseconds since 1970 */
    void tick(long now) {
        if (!room.ready() || now < notBefore || stepping(now)) {
            return;
        }
        boolean saleOpen = room.state().lobby(Lobby::saleOpen);
        Lobby.Phase phase = room.state().phase();
        if (phase == Lobby.Phase.AHEAD && saleOpen) {
            // The sale has opened before there was a lobby.
            begin(log(new LobbyDrawn()));
        } else if (phase == Lobby.Phase.AHEAD && due(now)) {
            begin(log(new LobbyOpened(lottery.commitment(room.concertId()), now)));
        } else if (phase == Lobby.Phase.OPEN && saleOpen) {
            begin(writer.endLobby(room.concertId())
                    .thenCompose(number -> room.whenJoined(new Place(Place.LOBBY, Math.toIntExact(number)))));
        } else if (phase == Lobby.Phase.DRAWING) {
            begin(draw());
        }
    }

    private void begin(CompletableFuture<Void> begun) {
        step = begun.orTimeout(STEP_MAX.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean stepping(long now) {
        CompletableFuture<Void> begun = step;
        if (begun == null) {
            return false;
        }
        if (!begun.isDone()) {
            return true;
        }
        step = null;
        if (begun.isCompletedExceptionally()) {
            LOG.error("The lobby of {} cannot go on; it is tried again", room.concertId(), begun.exceptionNow());
            notBefore = now + PAUSE_AFTER_FAULT_MILLIS;
            return true;
        }
        return false;
    }

    private boolean due(long now) {
        return room.state()
                .lobby(Lobby::saleOpensAt)
                .filter(opensAt -> now >= opensAt - room.state().settings().lobbyMinutes() * MINUTE_MILLIS)
                .isPresent();
    }

    private CompletableFuture<Void> log(RoomRecord record) {
        return writer.log(room.concertId(), record).thenCompose(room::whenLogged);
    }

    /** Draws the lobby on a thread of its own, so that other rooms go on. */
    private CompletableFuture<Void> draw() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("waiting-room-draw").start(() -> {
            try {
                List<Lot> drawn = lottery.drawn(room.concertId(), room.state());
                if (!drawn.isEmpty()) {
                    writer.draw(room, drawn);
                }
                LOG.info("Drew {} places for the lobby of {}", drawn.size(), room.concertId());
                written.complete(null);
            } catch (RuntimeException e) {
                written.completeExceptionally(e);
            }
        });
        return written.thenApply(none -> new LobbyDrawn()).thenCompose(this::log);
    }
}
