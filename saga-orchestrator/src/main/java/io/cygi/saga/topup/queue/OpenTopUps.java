package io.cygi.saga.topup.queue;

import io.cygi.contracts.value.TopUpId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The open top-ups. A claim keeps other processes away for a while and is no lock: a process that works for longer
 * works beside another one, which is safe because the top-up's aggregate decides.
 */
public interface OpenTopUps {

    /** Most approvals of one top-up that are kept at once. */
    int APPROVALS_MAX = 4;

    /** Most callbacks of one top-up that have an effect. A fan needs one or two. */
    int CALLBACKS_MAX = 16;

    /** Adds a top-up, due at once; does nothing if it exists. @param topUp the top-up, without approvals and claim */
    void add(OpenTopUp topUp);

    /**
     * {@return top-ups that are due and not claimed, the longest due first}
     *
     * @param now the present time
     * @param max the most that are returned
     */
    List<TopUpId> due(Instant now, int max);

    /**
     * Claims a top-up that is due.
     *
     * @param topUpId the top-up's id
     * @param now the present time
     * @param until the end of the claim
     * @return the top-up, or nothing if it is not due or another process works on it
     */
    Optional<OpenTopUp> claim(TopUpId topUpId, Instant now, Instant until);

    /**
     * Ends the claims that this process held when it was killed, so that their top-ups go on as soon as it is started
     * again. It is called before this process claims anything.
     */
    void releaseOwn();

    /**
     * Ends a claim. A top-up that was woken meanwhile stays due. If another process has claimed it meanwhile, nothing
     * happens.
     *
     * @param claimed the top-up as {@link #claim} has returned it
     * @param next the state to leave it in
     * @param told an action in the same transaction, run only if the claim has held until now
     */
    void release(OpenTopUp claimed, NextLook next, Runnable told);

    /**
     * Removes a top-up that is finished, unless it was woken meanwhile.
     *
     * @param claimed the top-up as {@link #claim} has returned it
     */
    void remove(OpenTopUp claimed);

    /**
     * {@return a top-up, claimed or not}
     *
     * @param topUpId the top-up's id
     */
    Optional<OpenTopUp> find(TopUpId topUpId);

    /**
     * Keeps an approval and wakes the top-up. Nothing changes if the approval is kept already, if there are
     * {@link #APPROVALS_MAX} approvals or {@link #CALLBACKS_MAX} callbacks, if the top-up is finished, or in the pause
     * after a refusal to give money back.
     *
     * @param topUpId the top-up's id
     * @param approval the fan's approval
     * @param now the present time
     * @return whether the approval was added
     */
    boolean addApproval(TopUpId topUpId, String approval, Instant now);

    /** Forgets an approval that was refused. @param topUpId the top-up's id @param approval the approval */
    void dropApproval(TopUpId topUpId, String approval);

    /** Forgets all approvals. @param topUpId the top-up's id */
    void dropApprovals(TopUpId topUpId);

    /**
     * Keeps the notice of a callback and wakes the top-up. Nothing changes if the notice is kept already, or under the
     * conditions of {@link #addApproval}.
     *
     * @param topUpId the top-up's id
     * @param notice the notice
     * @param now the present time
     */
    void addNotice(TopUpId topUpId, CallbackNotice notice, Instant now);

    /** Wakes a top-up, even a finished one. @param topUpId the top-up's id @param now the present time */
    void wake(TopUpId topUpId, Instant now);
}
