package io.cygi.messaging.worker;

/** The states of a worker. */
public enum WorkerState {
    /** The worker works. */
    RUNNING,
    /** The worker cannot do its work, and tries again until it can. */
    FAILING,
    /** Another process does the worker's work. */
    STANDBY,
    /** The worker was stopped. */
    STOPPED
}
