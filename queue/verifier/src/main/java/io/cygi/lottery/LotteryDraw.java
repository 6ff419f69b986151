package io.cygi.lottery;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * The documented order of a lobby: tickets stand in the order of {@code HMAC-SHA-256(key = seed, message = ticket id)},
 * compared as unsigned bytes; equal ones by their ids. It depends on nothing else, so it is the same after every crash,
 * on every replica and for everybody who computes it. Order {@code n log n}; some 120 bytes for each ticket while it
 * runs.
 */
public final class LotteryDraw {

    private LotteryDraw() {}

    /**
     * {@return the index in the given list of each place's ticket: the first number belongs to the ticket that goes
     * first}
     *
     * @param seed the revealed seed
     * @param tickets the ids of the closed lobby, each once, in any order
     */
    public static int[] order(LotterySeed seed, List<UUID> tickets) {
        Mac mac = seed.mac();
        Lot[] lots = new Lot[tickets.size()];
        int index = 0;
        for (UUID ticket : tickets) {
            lots[index] = Lot.of(mac, ticket, index);
            index++;
        }
        Arrays.sort(lots);
        return Arrays.stream(lots).mapToInt(Lot::index).toArray();
    }

    /**
     * {@return the tickets in the order of their places}
     *
     * @param seed the revealed seed
     * @param tickets the ids of the closed lobby, each once, in any order
     */
    public static List<UUID> places(LotterySeed seed, List<UUID> tickets) {
        List<UUID> indexed = List.copyOf(tickets);
        return Arrays.stream(order(seed, indexed)).mapToObj(indexed::get).toList();
    }

    /** A ticket's lot: the 256 bits of its code in four numbers. */
    private record Lot(long first, long second, long third, long fourth, UUID ticket, int index)
            implements Comparable<Lot> {

        static Lot of(Mac mac, UUID ticket, int index) {
            ByteBuffer code = ByteBuffer.wrap(mac.doFinal(TicketIds.bytes(ticket)));
            return new Lot(code.getLong(), code.getLong(), code.getLong(), code.getLong(), ticket, index);
        }

        @Override
        public int compareTo(Lot other) {
            int order = Long.compareUnsigned(first, other.first);
            order = order != 0 ? order : Long.compareUnsigned(second, other.second);
            order = order != 0 ? order : Long.compareUnsigned(third, other.third);
            order = order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
            return order != 0 ? order : TicketIds.BY_TEXT.compare(ticket, other.ticket);
        }
    }
}
