package io.cygi.command.idempotency;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Stores the answer that travels with a command in the transaction of the command's events. */
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final IdempotencyStore store;

    IdempotencyInterceptor(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object answer = unitOfWork.getMessage().getMetaData().get(StoredAnswer.METADATA);
        if (answer instanceof StoredAnswer stored) {
            store.withEvents(stored).with(unitOfWork);
        }
        return chain.proceed();
    }
}
