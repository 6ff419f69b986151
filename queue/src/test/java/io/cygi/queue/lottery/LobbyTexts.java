package io.cygi.queue.lottery;

import io.cygi.queue.kafka.replica.RoomReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Published lists, as anybody reads them. */
public final class LobbyTexts {

    private LobbyTexts() {}

    /** {@return the room's list} */
    public static String list(LobbyLottery lots, RoomReplica room) {
        StringBuilder text = new StringBuilder();
        try {
            lots.list(room.concertId(), room.state()).orElseThrow().write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** {@return the published key} */
    public static String key(LobbyLottery lots) {
        return lots.published().toString();
    }

    /** {@return the tickets of a list in the order of their places} */
    public static List<String> tickets(String list) {
        return list.substring(list.indexOf("\n\n") + 2)
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }
}
