package io.cygi.service.start;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts a service in a process of its own. The settings that all processes share are in {@code cygi-defaults.yaml}, those
 * of all services in {@code cygi-service.yaml}, and those of one service in a file with its name.
 */
public final class ServiceApplication {

    private static final String CONFIG_NAMES = "cygi-defaults,cygi-service,%s,application";

    private ServiceApplication() {}

    /**
     * Starts a service. The process ends with a message if a setting is missing or contradicts the service.
     *
     * @param main the configuration of the service
     * @param name the name of the service
     * @param arguments Spring Boot's command line arguments
     * @return the running service
     */
    public static ConfigurableApplicationContext run(Class<?> main, String name, String... arguments) {
        HeapSettings.apply();
        return application(main, name).run(arguments);
    }

    /** {@return the application of a service, ready to run} @param main its configuration @param name its name */
    static SpringApplication application(Class<?> main, String name) {
        // Axon would otherwise ask its vendor's server for updates and send it data about this installation.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(main);
        application.setDefaultProperties(
                Map.of("spring.config.name", CONFIG_NAMES.formatted(name), "spring.application.name", name));
        application.addInitializers(new Initializer(Service.named(name)));
        return application;
    }

    /** Sets what follows from the service, and refuses the start with settings that the service cannot start with. */
    private record Initializer(Service service)
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            ConfigurableEnvironment environment = context.getEnvironment();
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("service", ServiceSettings.of(service, environment)));
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("service-defaults", Map.copyOf(service.defaults())));
            ListenAddress.of(environment).requireFree();
            if (service != Service.COMMAND_SIDE && service.readsStore(environment)) {
                SharedStore.require(environment);
            }
        }
    }
}
