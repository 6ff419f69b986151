package io.cygi.settlement.run;

/** The state of a run. */
public enum RunState {
    /** The run waits for its turn. */
    REQUESTED,
    /** The run is under way, or its process died and the next process resumes it. */
    RUNNING,
    /** All concerts that can be settled are settled. */
    COMPLETED,
    /** A part failed; the findings tell why. */
    FAILED
}
