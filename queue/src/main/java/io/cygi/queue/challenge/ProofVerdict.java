package io.cygi.queue.challenge;

/** The verdict on a solved challenge. */
public enum ProofVerdict {
    /** The work was done, by this account, for this room, in time, and is spent now. */
    ACCEPTED,
    /** No challenge of ours, or one for another room or account, or changed. */
    FORGED,
    /** It was ours, and its time is over. */
    EXPIRED,
    /** The work was not done. */
    UNSOLVED,
    /** It was accepted before. */
    REPLAYED,
    /** More were accepted lately than can be remembered; asking again later helps. */
    OVERLOADED
}
