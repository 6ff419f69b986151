package io.cygi.service.start;

import io.cygi.messaging.MessagingProperties;
import io.cygi.remote.RequiredPorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Checks the settings that say whether a process is one service or all of them. */
public final class ServiceSettings {

    /** The property with the name of the service. */
    static final String NAME = RequiredPorts.SERVICE;

    /** The property with the source of events. */
    static final String SOURCE = "cygi.events.source";

    private static final String COMMANDS = "cygi.commands.";
    private static final String ADDRESS = "http://host:port";

    private ServiceSettings() {}

    /**
     * {@return the name of the service that the process is, nothing for the process of all services}
     *
     * @param environment the settings of the process
     * @throws StartRefusedException if the name is blank or no service has it
     */
    public static Optional<String> name(Environment environment) {
        String name = environment.getProperty(NAME);
        return name == null ? Optional.empty() : Optional.of(Service.named(name).serviceName());
    }

    static String source(Environment environment) {
        String source = environment.getProperty(SOURCE, "topic").toLowerCase(Locale.ROOT);
        if (!source.equals("topic") && !source.equals("store")) {
            throw new StartRefusedException(
                    SOURCE + " is \"" + source + "\".", "Set it to topic, or to store, or leave it out.");
        }
        return source;
    }

    /**
     * Refuses the start of the process of all services with a setting for processes that run apart.
     *
     * @param environment the settings of the process
     * @throws StartRefusedException if there is such a setting
     */
    public static void requireOneProcess(Environment environment) {
        List<String> apart = new ArrayList<>();
        Stream.of(NAME, "cygi.services.name", "cygi.services.key", "cygi.services.previous-key", "cygi.tokens.jwks-uri")
                .filter(name -> environment.getProperty(name) != null)
                .forEach(apart::add);
        Arrays.stream(Service.values())
                .map(service -> "cygi.services." + service.serviceName())
                .filter(name -> !list(environment, name).isEmpty())
                .forEach(apart::add);
        Map.of(
                        COMMANDS + "transport",
                        "remote",
                        COMMANDS + "serve",
                        "true",
                        "cygi.services.serve",
                        "true",
                        MessagingProperties.EVENT_STORE,
                        "false")
                .forEach((name, value) -> {
                    if (value.equalsIgnoreCase(environment.getProperty(name))) {
                        apart.add(name + "=" + value);
                    }
                });
        if (!apart.isEmpty()) {
            apart.sort(null);
            throw new StartRefusedException(
                    "This process has all services, and these settings are for processes with one service each: "
                            + String.join(", ", apart) + ".",
                    "Leave them out, or start the jar of the service, whose name ends with -exec.jar.");
        }
    }

    /**
     * {@return the settings that a service starts with, which take the place of all others}
     *
     * @param service the service
     * @param environment the settings of the process
     * @throws StartRefusedException if a setting is missing or contradicts the service
     */
    static Map<String, Object> of(Service service, Environment environment) {
        Map<String, Object> fixed = new LinkedHashMap<>(service.fixed(environment));
        List<String> complaints = new ArrayList<>();
        fixed.forEach((name, value) -> {
            String set = environment.getProperty(name);
            if (set != null && !value.toString().equalsIgnoreCase(set)) {
                complaints.add(name + " is \"" + set + "\", and has to be " + value + " here. Leave it out.");
            }
        });
        missing(service, environment, complaints);
        if (!complaints.isEmpty()) {
            throw new StartRefusedException(
                    "The settings of the service " + service.serviceName() + " are not complete, or contradict it.",
                    String.join(System.lineSeparator(), complaints));
        }
        return fixed;
    }

    private static void missing(Service service, Environment environment, List<String> complaints) {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put("cygi.services.key", "the key of the service tokens, 32 bytes at least, the same in all processes");
        needed.put("cygi.public-url", "the address at which browsers reach the edge");
        needed.put("spring.datasource.url", "the database of the service");
        needed.putAll(service.needed());
        needed.forEach((name, meaning) -> {
            if (!StringUtils.hasText(environment.getProperty(name))) {
                complaints.add("Set " + name + " to " + meaning + ".");
            }
        });
        for (String other : service.called()) {
            if (list(environment, "cygi.services." + other).isEmpty()) {
                complaints.add("Set cygi.services." + other + " to the addresses of " + other + ", " + ADDRESS
                        + " each, separated by commas.");
            }
        }
        if (service.behindEdge() && list(environment, "cygi.tokens.jwks-uri").isEmpty()) {
            complaints.add("Set cygi.tokens.jwks-uri to the addresses of the edge's keys, " + ADDRESS
                    + "/oauth2/jwks each, separated by commas.");
        }
        if (service.behindEdge()
                && list(environment, "cygi.web.trusted-proxies").isEmpty()) {
            complaints.add(
                    "Set cygi.web.trusted-proxies to the addresses of the edge, separated by commas. All requests would"
                            + " count as those of one client without it.");
        }
        if (service.usesKafka(environment)
                && list(environment, "spring.kafka.bootstrap-servers").isEmpty()) {
            complaints.add("Set spring.kafka.bootstrap-servers to the addresses of Kafka.");
        }
    }

    private static List<String> list(Environment environment, String name) {
        return Binder.get(environment).bind(name, Bindable.listOf(String.class)).orElse(List.of()).stream()
                .filter(StringUtils::hasText)
                .toList();
    }
}
