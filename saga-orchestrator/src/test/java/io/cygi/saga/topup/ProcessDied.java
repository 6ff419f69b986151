package io.cygi.saga.topup;

/** The end of a process. Nothing that it had in memory goes on, and nothing is cleaned up. */
final class ProcessDied extends Error {

    private static final long serialVersionUID = 1L;

    ProcessDied() {
        super("the process has died", null, false, false);
    }
}
