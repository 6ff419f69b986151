package io.cygi.remote.replica;

/** Asks a replica whether it takes requests. An implementation is bounded in time and throws nothing. */
@FunctionalInterface
public interface ReplicaProbe {

    /** What a replica says of itself. */
    enum State {
        /** It takes requests. */
        READY,
        /** It ends, and takes no new requests. */
        DRAINING,
        /** It does not answer. */
        AWAY
    }

    /** {@return the state of a replica} @param replica which */
    State probe(Replica replica);
}
