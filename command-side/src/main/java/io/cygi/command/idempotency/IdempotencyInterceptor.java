package io.cygi.command.idempotency;

import io.cygi.messaging.store.row.TransactionalRow;
import io.cygi.web.idempotency.IdempotencyStore;
import io.cygi.web.idempotency.StoredAnswer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Stores the answer that travels with a command in the transaction of the command's events. */
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** The name of the answer in the command's metadata. */
    static final String METADATA = "idempotentAnswer";

    private final IdempotencyStore store;

    IdempotencyInterceptor(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Object answer = unitOfWork.getMessage().getMetaData().get(METADATA);
        if (answer instanceof StoredAnswer stored) {
            new TransactionalRow(store.insertStatement(), store.values(stored), new KeyTakenException())
                    .with(unitOfWork);
        }
        return chain.proceed();
    }
}
