package io.cygi.remote;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Refuses the start of a service that runs apart without a port of another service. In one process a missing port means that
 * the other service is not there, and the caller does without it. Apart that would be a silent fault: for example, without the
 * gate of the waiting rooms each booking would pass.
 */
public final class RequiredPorts implements BeanFactoryPostProcessor {

    /** The property with the name of a service that runs apart. */
    public static final String SERVICE = "cygi.service.name";

    private final Map<Class<?>, String> ports = new LinkedHashMap<>();

    /**
     * {@return the same ports and another one}
     *
     * @param port the interface
     * @param service the service that offers it, as it is named under {@code cygi.services}
     */
    public RequiredPorts and(Class<?> port, String service) {
        ports.put(port, service);
        return this;
    }

    /** @throws IllegalStateException if no bean implements a port */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        ports.forEach((port, service) -> {
            if (beans.getBeanNamesForType(port, true, false).length == 0) {
                throw new IllegalStateException("This process has " + SERVICE + " and no " + port.getSimpleName()
                        + ". Set cygi.services." + service + " to the addresses of the service that offers it.");
            }
        });
    }
}
