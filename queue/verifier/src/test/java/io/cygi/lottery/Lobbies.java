package io.cygi.lottery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Lobbies for tests. */
public final class Lobbies {

    public static final String ROOM = "0198c0de-0000-7000-8000-000000000001";
    public static final LotterySigningKey KEY = LotterySigningKey.derive(new byte[32]);
    public static final LotterySeed SEED = LotterySeed.derive(new byte[32], ROOM);
    public static final Instant OPENED = Instant.parse("2026-05-01T10:00:00Z");
    public static final Instant CLOSED = Instant.parse("2026-05-01T10:59:58Z");

    private Lobbies() {}

    /** {@return a new key each time} */
    public static LotterySigningKey key() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return LotterySigningKey.derive(secret);
    }

    /** {@return the same tickets each time} */
    public static List<UUID> tickets(int count) {
        Random random = new Random(7);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(count)
                .toList();
    }

    /** {@return the sealed list of a lobby with these tickets, each its own entry} */
    public static LobbyList sealed(List<UUID> tickets) {
        ClosingStatement statement =
                ClosingStatement.of(ROOM, OPENED, CLOSED, tickets.size(), SEED.commitment(), tickets, KEY.published());
        return LobbyList.sealed(statement, KEY, tickets);
    }

    public static LobbyList opened(List<UUID> tickets) {
        return sealed(tickets).opened(SEED);
    }

    /** {@return the receipt of the ticket with this number} */
    public static Receipt receipt(UUID ticket, int number) {
        return new Receipt(ROOM, ticket, number, OPENED.plusSeconds(number), SEED.commitment());
    }

    public static String text(LobbyList list) {
        try {
            StringBuilder text = new StringBuilder();
            list.write(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
