package io.cygi.messaging.worker;

/** The kinds of worker. */
public enum WorkerKind {
    /** Looks from time to time for what has become due. */
    SWEEP,
    /** An event processor that writes a read model, which can be rebuilt. */
    PROJECTION,
    /** An event processor that sends commands: sagas, and what sweeps look at. */
    PROCESS,
    /** An event processor that keeps something in the memory of its process. */
    CACHE,
    /** A thread that goes on until the process ends, for example the reader of the waiting rooms. */
    LOOP,
    /** An embedded server. */
    SERVER
}
