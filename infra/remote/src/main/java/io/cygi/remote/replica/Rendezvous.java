package io.cygi.remote.replica;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Orders replicas by a key, so that all processes ask the same replica about the same key (rendezvous hashing). Each replica
 * has a score for each key, and the highest score comes first. If a replica goes away, only the keys for which it came first
 * move, and they are divided among the others.
 */
final class Rendezvous {

    private Rendezvous() {}

    private record Scored(Replica replica, long score) {}

    static List<Replica> order(List<Replica> replicas, String key) {
        long keyHash = hash(key);
        return replicas.stream()
                .map(replica -> new Scored(
                        replica, mixed(keyHash ^ mixed(hash(replica.address().toString())))))
                .sorted(Comparator.comparingLong(Scored::score).reversed())
                .map(Scored::replica)
                .toList();
    }

    /** {@return the 64-bit FNV-1a hash} It is the same in each process; {@code Object.hashCode} need not be. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Spreads a difference of any bit over all bits, as the last step of MurmurHash3 does. */
    private static long mixed(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
