package io.cygi.messaging.decision;

import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Metadata that saves the read of an aggregate which cannot exist yet, because the sender has just made its identifier.
 * If the aggregate exists nevertheless, the unique index of aggregate and sequence number refuses its first event, and
 * the command is sent again without this metadata. The same happens to a command that was stored and whose answer was
 * lost.
 */
public final class NewAggregate {

    /** The metadata of a command that creates its aggregate if it is missing. */
    public static final Map<String, ?> EXPECTED = Map.of("newAggregate", Boolean.TRUE);

    /** The name of the metadata. */
    public static final String NAME = EXPECTED.keySet().iterator().next();

    private NewAggregate() {}

    /**
     * {@return whether the aggregate of the command need not be read from the store}
     *
     * @param unitOfWork the unit of work of the command
     */
    public static boolean expected(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getMessage().getMetaData().containsKey(NAME) && !CachedDecision.mustBeFresh(unitOfWork);
    }
}
