package io.cygi.messaging.worker;

/** The states of a worker. */
public enum WorkerState {
    /** It works. */
    RUNNING,
    /** It cannot do its work, and tries again until it can. */
    FAILING,
    /** Another process does its work. */
    STANDBY,
    /** It has been stopped. */
    STOPPED
}
