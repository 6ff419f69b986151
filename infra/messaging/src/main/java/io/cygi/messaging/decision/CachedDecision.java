package io.cygi.messaging.decision;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The decision of a cached aggregate about one command. Another process may have changed the aggregate since it was
 * cached. The store confirms a decision that appends events, by the unique index of aggregate and sequence number. A
 * decision that appends nothing, a refusal or a repetition, is not confirmed.
 */
public final class CachedDecision {

    /** The metadata of a command that has to be decided by a freshly loaded aggregate. */
    public static final Map<String, ?> FRESH = Map.of("freshAggregate", Boolean.TRUE);

    private static final String FRESH_NAME = FRESH.keySet().iterator().next();
    private static final String RESOURCE = CachedDecision.class.getName();

    private CachedDecision() {}

    /**
     * Notes that a command is decided by a cached aggregate.
     *
     * @param unitOfWork the unit of work of the command
     * @param appends tells whether the aggregate has appended events since it was taken from the cache
     */
    public static void begin(UnitOfWork<?> unitOfWork, BooleanSupplier appends) {
        unitOfWork.resources().put(RESOURCE, appends);
    }

    /**
     * {@return whether the command has to be decided without the cache}
     *
     * @param unitOfWork the unit of work of the command
     */
    public static boolean mustBeFresh(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getMessage().getMetaData().containsKey(FRESH_NAME);
    }

    /**
     * {@return whether a cached aggregate has decided and appended nothing}
     *
     * @param unitOfWork the unit of work of the command
     */
    static boolean unconfirmed(UnitOfWork<?> unitOfWork) {
        BooleanSupplier appends = unitOfWork.getResource(RESOURCE);
        return appends != null && !appends.getAsBoolean();
    }
}
