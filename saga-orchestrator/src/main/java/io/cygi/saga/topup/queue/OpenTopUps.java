package io.cygi.saga.topup.queue;

import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The open top-ups. A claim keeps others away for a while and is no lock: whoever works longer than it lasts works beside
 * another, which is safe because the top-up's aggregate decides.
 */
public interface OpenTopUps {

    /** The most approvals of one top-up that are kept at once. */
    int APPROVALS_MAX = 4;

    /** The most callbacks of one top-up that have an effect. A fan needs one or two. */
    int CALLBACKS_MAX = 16;

    /** Adds a top-up, due at once; does nothing where it is there. @param topUp without approvals and claim */
    void add(OpenTopUp topUp);

    /** {@return top-ups that are due and not claimed, the longest due first} @param now the time @param max how many */
    List<TopUpId> due(Instant now, int max);

    /**
     * Claims a top-up that is due.
     *
     * @param topUpId which one
     * @param now the time
     * @param until how long the claim lasts
     * @return the top-up, or nothing where it is not due or another works on it
     */
    Optional<OpenTopUp> claim(TopUpId topUpId, Instant now, Instant until);

    /**
     * Ends the claims that this process held when it was killed, so that it goes on at once when it is started anew. It is
     * called before this process claims anything.
     */
    void releaseOwn();

    /**
     * Ends a claim. Where the top-up was woken meanwhile it stays due; where another has claimed it meanwhile nothing happens.
     *
     * @param claimed as {@link #claim} has returned it
     * @param next how it is left
     * @param told what follows from it, done in the same transaction, and only where the claim held until now
     */
    void release(OpenTopUp claimed, NextLook next, Runnable told);

    /** Removes a top-up that is finished, unless it was woken meanwhile. @param claimed as claimed */
    void remove(OpenTopUp claimed);

    /** {@return a top-up, with its claim or without} @param topUpId which one */
    Optional<OpenTopUp> find(TopUpId topUpId);

    /**
     * Keeps an approval and wakes the top-up. One that is kept already changes nothing, nor does one beyond
     * {@link #APPROVALS_MAX} or {@link #CALLBACKS_MAX}, of a top-up that is finished, or in the pause after a refusal to give
     * money back.
     *
     * @param topUpId which top-up
     * @param approval of the fan
     * @param now the time
     * @return whether it is kept from now on
     */
    boolean addApproval(TopUpId topUpId, String approval, Instant now);

    /** Forgets an approval that was refused. @param topUpId whose @param approval which one */
    void dropApproval(TopUpId topUpId, String approval);

    /** Forgets all approvals. @param topUpId whose */
    void dropApprovals(TopUpId topUpId);

    /**
     * Keeps what a callback says and wakes the top-up. The same notice once more changes nothing, nor does one under the
     * conditions of {@link #addApproval}.
     *
     * @param topUpId which top-up
     * @param notice what it says
     * @param now the time
     */
    void addNotice(TopUpId topUpId, CallbackNotice notice, Instant now);

    /** Wakes a top-up also where it is finished. @param topUpId which one @param now the time */
    void wake(TopUpId topUpId, Instant now);
}
