package io.cygi.queue.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cygi.contracts.value.ConcertId;
import io.cygi.queue.room.line.Lobby;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The response body of a lobby.
 *
 * @param concertId the id of the concert whose sale the lobby is in front of
 * @param phase AHEAD, OPEN, DRAWING or DRAWN
 * @param waiting the number of fans in the lobby
 * @param salesOpenAt when it is drawn
 * @param openedAt when the commitment was published; from here on fans may enter
 * @param commitment the SHA-256 hash of the seed, as hexadecimal digits
 * @param closedAt when the lobby closed; fans who came later are not in it
 * @param seed the seed, once everybody has a place
 * @param key the public key that checks receipts and the list
 * @param list the address of the list, once the lobby is closed
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
