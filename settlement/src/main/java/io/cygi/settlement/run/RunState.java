package io.cygi.settlement.run;

/** The state of a run. */
public enum RunState {
    /** It waits for its turn. */
    REQUESTED,
    /** It is under way, or was when the process died and goes on with the next. */
    RUNNING,
    /** All concerts that can be settled are settled. */
    COMPLETED,
    /** A part failed; the findings name it. */
    FAILED
}
