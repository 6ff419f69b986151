package io.cygi.messaging.server;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The fault that the database server was started again, and that the data read before may have died with it. The work
 * has to be done anew.
 */
public final class ServerRestartedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Creates the fault. */
    public ServerRestartedException() {
        super("The database was started again; what was read before is read anew.");
    }
}
