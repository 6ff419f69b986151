package io.cygi.remote.call;

/**
 * The answer of a replica that has not answered a call.
 *
 * @param begun whether the replica has begun to answer
 * @param draining whether the replica ends
 */
public record CallFault(boolean begun, boolean draining) {

    /** The fault of a replica that answers no more calls at the moment, or of a call whose caller has stopped waiting. */
    public static final CallFault NOT_BEGUN = new CallFault(false, false);

    /** The fault of a replica that ends. */
    public static final CallFault DRAINING = new CallFault(false, true);

    /** The fault of a call that failed. */
    public static final CallFault FAILED = new CallFault(true, false);
}
