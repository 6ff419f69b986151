package io.cygi.messaging.decision;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The decision of a cached aggregate about one command. Another process may have changed the aggregate since it was
 * cached. Events are appended under the unique index of aggregate and sequence number, so a decision that appends events is
 * confirmed by the store. A decision that appends nothing, a refusal or a repetition, is not.
 */
public final class CachedDecision {

    /** The metadata of a command that must be decided by an aggregate which was loaded for it. */
    public static final Map<String, ?> FRESH = Map.of("freshAggregate", Boolean.TRUE);

    private static final String FRESH_NAME = FRESH.keySet().iterator().next();
    private static final String RESOURCE = CachedDecision.class.getName();

    private CachedDecision() {}

    /**
     * Notes that a command is decided by a cached aggregate.
     *
     * @param unitOfWork the command's
     * @param appends tells whether the aggregate has appended events since it was taken from the cache
     */
    public static void begin(UnitOfWork<?> unitOfWork, BooleanSupplier appends) {
        unitOfWork.resources().put(RESOURCE, appends);
    }

    /** {@return whether the cache must not be asked} @param unitOfWork the command's */
    public static boolean mustBeFresh(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getMessage().getMetaData().containsKey(FRESH_NAME);
    }

    /** {@return whether a cached aggregate has decided and appended nothing} @param unitOfWork the command's */
    static boolean unconfirmed(UnitOfWork<?> unitOfWork) {
        BooleanSupplier appends = unitOfWork.getResource(RESOURCE);
        return appends != null && !appends.getAsBoolean();
    }
}
