package io.cygi.messaging.server;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Notes with each command in which run of the server its aggregates are loaded. Its events are appended in that run only. */
public final class RunInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final ServerWatch watch;

    /** @param watch knows the run */
    public RunInterceptor(ServerWatch watch) {
        this.watch = watch;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        watch.noteRun();
        return chain.proceed();
    }
}
