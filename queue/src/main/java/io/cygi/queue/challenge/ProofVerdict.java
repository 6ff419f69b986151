package io.cygi.queue.challenge;

/** The verdict on a solved challenge. */
public enum ProofVerdict {
    /** Accepted: the work was done, by this account, for this room and in time. The challenge is spent now. */
    ACCEPTED,
    /** Not a challenge of this platform, or changed, or issued for another room or account. */
    FORGED,
    /** A challenge of this platform that is no longer valid. */
    EXPIRED,
    /** A challenge without a correct solution. */
    UNSOLVED,
    /** A challenge that was accepted before. */
    REPLAYED,
    /** More challenges were accepted lately than can be remembered. Asking again later helps. */
    OVERLOADED
}
