package io.cygi.messaging.server;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Notes with each command the run of the server in which its aggregates are loaded. The command's events are appended
 * in that run only.
 */
public final class RunInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final ServerWatch watch;

    /**
     * Creates the interceptor.
     *
     * @param watch knows the current run
     */
    public RunInterceptor(ServerWatch watch) {
        this.watch = watch;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        watch.noteRun();
        return chain.proceed();
    }
}
