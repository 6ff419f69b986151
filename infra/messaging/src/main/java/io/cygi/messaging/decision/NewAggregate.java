package io.cygi.messaging.decision;

import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Saves the read of an aggregate that cannot exist yet, because the sender has just made its identifier. Where it exists
 * after all, the unique index of aggregate and sequence number refuses its first event, and the command is sent again
 * without this metadata. So is a command that was stored and whose answer was lost.
 */
public final class NewAggregate {

    /** Metadata of a command that creates its aggregate where it is missing. */
    public static final Map<String, ?> EXPECTED = Map.of("newAggregate", Boolean.TRUE);

    /** The name of the metadata. */
    public static final String NAME = EXPECTED.keySet().iterator().next();

    private NewAggregate() {}

    /** {@return whether the store need not be asked for the command's aggregate} @param unitOfWork the command's */
    public static boolean expected(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getMessage().getMetaData().containsKey(NAME) && !CachedDecision.mustBeFresh(unitOfWork);
    }
}
