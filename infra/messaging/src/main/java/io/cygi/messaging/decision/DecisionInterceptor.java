package io.cygi.messaging.decision;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Fails commands that a cached aggregate has decided without appending an event. The unit of work is rolled back, and
 * the sender has the command decided again by a fresh aggregate.
 */
public final class DecisionInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object result;
        try {
            result = chain.proceed();
        } catch (RuntimeException refusal) {
            requireConfirmed(unitOfWork);
            throw refusal;
        }
        requireConfirmed(unitOfWork);
        return result;
    }

    private static void requireConfirmed(UnitOfWork<?> unitOfWork) {
        if (CachedDecision.unconfirmed(unitOfWork)) {
            throw new UnconfirmedDecisionException();
        }
    }
}
