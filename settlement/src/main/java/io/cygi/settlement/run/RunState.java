package io.cygi.settlement.run;

/** Where a run is. */
public enum RunState {
    /** It waits for its turn. */
    REQUESTED,
    /** It is under way, or was when the process died and goes on with the next. */
    RUNNING,
    /** Everything that can be settled is. */
    COMPLETED,
    /** Something failed; the findings say what. */
    FAILED
}
