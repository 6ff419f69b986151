package io.cygi.messaging.server;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The database server was started again, and what was read before may have died with it. The work is to be done anew. */
public final class ServerRestartedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /** Tells of the restart. */
    public ServerRestartedException() {
        super("The database was started again; what was read before is read anew.");
    }
}
