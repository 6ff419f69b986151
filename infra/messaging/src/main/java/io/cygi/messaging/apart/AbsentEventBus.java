package io.cygi.messaging.apart;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Takes no events, because nothing would store them. */
final class AbsentEventBus implements EventBus {

    /** @throws IllegalStateException always */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        throw new IllegalStateException("this process has no event store");
    }

    /** Nothing ever comes. */
    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        return () -> true;
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        return () -> true;
    }
}
