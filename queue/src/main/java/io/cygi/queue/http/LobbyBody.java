package io.cygi.queue.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Lobby;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The response body of a lobby.
 *
 * @param concertId whose sale it is in front of
 * @param phase AHEAD, OPEN, DRAWING or DRAWN
 * @param waiting how many are in it
 * @param salesOpenAt when it is drawn
 * @param openedAt when the commitment was published; from here on fans may enter
 * @param commitment the SHA-256 hash of the seed, as hexadecimal digits
 * @param closedAt from here on fans came too late
 * @param seed once everybody has a place
 * @param key what receipts and the list are checked with
 * @param list where the list is, once the lobby is closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LobbyBody(
        ConcertId concertId,
        Lobby.Phase phase,
        int waiting,
        @Nullable Instant salesOpenAt,
        @Nullable Instant openedAt,
        @Nullable String commitment,
        @Nullable Instant closedAt,
        @Nullable String seed,
        String key,
        @Nullable String list) {}
