package io.cygi.messaging.worker;

/** The kinds of worker. */
public enum WorkerKind {
    /** A task that looks for due work at intervals. */
    SWEEP,
    /** An event processor that writes a read model, which can be rebuilt. */
    PROJECTION,
    /** An event processor that sends commands, or writes what sweeps look at. */
    PROCESS,
    /** An event processor that keeps state in the memory of its process. */
    CACHE,
    /** A thread that runs until the process ends, for example the reader of the waiting rooms. */
    LOOP,
    /** An embedded server. */
    SERVER
}
