package io.cygi.messaging.apart;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** Takes no commands, and no handlers of commands: an aggregate without the event store would forget all that it decides. */
final class AbsentCommandBus implements CommandBus {

    private static final String ABSENT = "this process has no event store, so it has no aggregates";

    /** @throws IllegalStateException always */
    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        throw new IllegalStateException(ABSENT);
    }

    /** @throws IllegalStateException always */
    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        throw new IllegalStateException(ABSENT);
    }

    /** @throws IllegalStateException always */
    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        throw new IllegalStateException(ABSENT);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return () -> true;
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return () -> true;
    }
}
