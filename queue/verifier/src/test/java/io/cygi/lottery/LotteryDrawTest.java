package io.cygi.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LotteryDrawTest {

    private static final LotterySeed SEED =
            LotterySeed.parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    /** Order of the sample tickets, computed with the six lines of Python in ADR 12. */
    private static final List<String> EXPECTED = List.of(
            "ffffffff-0000-7000-8000-000000000003",
            "ffffffff-0000-7000-8000-000000000000",
            "0198c0de-0000-7000-8000-000000000001",
            "0198c0de-0000-7000-8000-000000000004",
            "0198c0de-0000-7000-8000-000000000000",
            "ffffffff-0000-7000-8000-000000000004",
            "0198c0de-0000-7000-8000-000000000003",
            "ffffffff-0000-7000-8000-000000000002",
            "ffffffff-0000-7000-8000-000000000001",
            "0198c0de-0000-7000-8000-000000000002");

    @Test
    void equalsTheDocumentedFunction() {
        List<UUID> tickets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tickets.add(UUID.fromString("ffffffff-0000-7000-8000-00000000000" + i));
            tickets.add(UUID.fromString("0198c0de-0000-7000-8000-00000000000" + i));
        }
        assertThat(LotteryDraw.places(SEED, tickets)).map(UUID::toString).isEqualTo(EXPECTED);
        assertThat(SEED.commitment()).isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
        assertThat(TicketIds.fingerprint(tickets))
                .isEqualTo("e41e1439037fd8c8b368e6bf4bd2b6ab36b261ae899f3036c8b17158fa9b6b48");
    }

    @Test
    void dependsOnTheSeedButNotOnTheOrderOfTheTickets() {
        List<UUID> tickets = Lobbies.tickets(1_000);
        List<UUID> shuffled = new ArrayList<>(tickets);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(LotteryDraw.places(SEED, shuffled)).isEqualTo(LotteryDraw.places(SEED, tickets));
        assertThat(LotteryDraw.places(SEED, tickets)).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(LotteryDraw.places(LotterySeed.derive(new byte[32], "room-1"), tickets))
                .isNotEqualTo(LotteryDraw.places(SEED, tickets));
    }

    @Test
    void givesThePlaceOfEachTicket() {
        List<UUID> tickets = Lobbies.tickets(100);
        List<UUID> places = LotteryDraw.places(SEED, tickets);
        int[] order = LotteryDraw.order(SEED, tickets);
        for (int place = 0; place < order.length; place++) {
            assertThat(tickets.get(order[place])).isEqualTo(places.get(place));
        }
    }

    /**
     * Draws 10,000 tickets. A tenth of them by arrival should hold a tenth of each tenth of the places, give or take.
     */
    @Test
    @Tag("long-running")
    void isIndependentOfTheArrival() {
        int[] order = LotteryDraw.order(SEED, Lobbies.tickets(100_000));
        int[][] counts = new int[10][10];
        for (int place = 0; place < order.length; place++) {
            counts[order[place] / 10_000][place / 10_000]++;
        }
        for (int[] row : counts) {
            assertThat(Arrays.stream(row).boxed()).allMatch(count -> count > 850 && count < 1_150);
        }
    }

    @Test
    void derivesOneSecretSeedForEachRoom() {
        byte[] secret = "a secret of the test, long enough".getBytes(StandardCharsets.UTF_8);
        LotterySeed seed = LotterySeed.derive(secret, "room-1");
        assertThat(LotterySeed.derive(secret, "room-1")).isEqualTo(seed);
        assertThat(LotterySeed.derive(secret, "room-2")).isNotEqualTo(seed);
        assertThat(LotterySeed.derive(new byte[32], "room-1")).isNotEqualTo(seed);
        assertThat(LotterySeed.parse(seed.reveal())).isEqualTo(seed);
        assertThat(seed.toString()).doesNotContain(seed.reveal()).contains(seed.commitment());
        assertThatThrownBy(() -> LotterySeed.derive(new byte[31], "room-1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LotterySeed.parse("ABCD")).isInstanceOf(IllegalArgumentException.class);
    }
}
