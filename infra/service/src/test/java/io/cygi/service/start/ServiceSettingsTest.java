package io.cygi.service.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Which settings a service starts with, and which ones the process of all services refuses. */
class ServiceSettingsTest {

    private final MockEnvironment environment = complete();

    private static MockEnvironment complete() {
        return new MockEnvironment()
                .withProperty("cygi.services.key", "the-key-of-services-in-tests-0123456789")
                .withProperty("cygi.public-url", "https://tickets.example.com")
                .withProperty("cygi.services.command-side", "http://127.0.0.1:9101,http://127.0.0.1:9102")
                .withProperty("cygi.services.query-side", "http://127.0.0.1:9301")
                .withProperty("cygi.services.queue[0]", "http://127.0.0.1:9401")
                .withProperty("cygi.services.saga-orchestrator", "http://127.0.0.1:9201")
                .withProperty("cygi.services.settlement", "http://127.0.0.1:9501")
                .withProperty("cygi.tokens.jwks-uri", "http://127.0.0.1:8080/oauth2/jwks")
                .withProperty("cygi.tokens.keys-dir", "/keys")
                .withProperty("cygi.web.trusted-proxies", "10.0.0.0/8")
                .withProperty("cygi.waiting-room.key", "key")
                .withProperty("spring.kafka.bootstrap-servers", "127.0.0.1:9092")
                .withProperty("spring.datasource.url", "jdbc:mysql://127.0.0.1/cygi");
    }

    @ParameterizedTest
    @EnumSource
    void setsTheNameAndTheStore(Service service) {
        Map<String, Object> settings = ServiceSettings.of(service, environment);

        assertThat(settings)
                .containsEntry("cygi.service.name", service.serviceName())
                .containsEntry("cygi.services.name", service.serviceName())
                .containsEntry("cygi.messaging.event-store", Boolean.toString(service == Service.COMMAND_SIDE))
                .containsEntry("cygi.commands.serve", Boolean.toString(service == Service.COMMAND_SIDE));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMAND_SIDE,      local,  true",
        "SAGA_ORCHESTRATOR, remote, false",
        "QUERY_SIDE,        local,  true",
        "QUEUE,             local,  true",
        "SETTLEMENT,        remote, false",
        "API_GATEWAY,       remote, false"
    })
    void setsHowCommandsTravelAndWhoAnswersCalls(Service service, String transport, String serves) {
        assertThat(ServiceSettings.of(service, environment))
                .containsEntry("cygi.commands.transport", transport)
                .containsEntry("cygi.services.serve", serves);
    }

    @Test
    void readsTheStoreOfTheCommandSideOnDemandOnly() {
        environment.setProperty("cygi.events.source", "store");

        assertThat(ServiceSettings.of(Service.QUERY_SIDE, environment))
                .containsEntry("cygi.messaging.event-store", "true");
        assertThat(ServiceSettings.of(Service.API_GATEWAY, environment))
                .containsEntry("cygi.messaging.event-store", "false");
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of(Service.QUEUE, "cygi.messaging.event-store", "true"),
                Arguments.of(Service.API_GATEWAY, "cygi.messaging.event-store", "true"),
                Arguments.of(Service.COMMAND_SIDE, "cygi.messaging.event-store", "false"),
                Arguments.of(Service.COMMAND_SIDE, "cygi.commands.transport", "remote"),
                Arguments.of(Service.SETTLEMENT, "cygi.commands.transport", "local"),
                Arguments.of(Service.COMMAND_SIDE, "cygi.commands.serve", "false"),
                Arguments.of(Service.API_GATEWAY, "cygi.services.serve", "true"),
                Arguments.of(Service.QUERY_SIDE, "cygi.service.name", "queue"),
                Arguments.of(Service.QUERY_SIDE, "cygi.service.name", ""),
                Arguments.of(Service.QUERY_SIDE, "cygi.services.name", "queue"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void refusesAContradiction(Service service, String name, String value) {
        environment.setProperty(name, value);

        assertRefused(service, name + " is \"" + value + "\"");
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of(Service.QUERY_SIDE, "cygi.services.key"),
                Arguments.of(Service.SETTLEMENT, "cygi.public-url"),
                Arguments.of(Service.API_GATEWAY, "spring.datasource.url"),
                Arguments.of(Service.QUEUE, "cygi.services.command-side"),
                Arguments.of(Service.API_GATEWAY, "cygi.services.command-side"),
                Arguments.of(Service.API_GATEWAY, "cygi.services.query-side"),
                Arguments.of(Service.API_GATEWAY, "cygi.services.saga-orchestrator"),
                Arguments.of(Service.API_GATEWAY, "cygi.services.settlement"),
                Arguments.of(Service.COMMAND_SIDE, "cygi.services.query-side"),
                Arguments.of(Service.COMMAND_SIDE, "cygi.tokens.jwks-uri"),
                Arguments.of(Service.QUEUE, "cygi.web.trusted-proxies"),
                Arguments.of(Service.API_GATEWAY, "cygi.tokens.keys-dir"),
                Arguments.of(Service.QUEUE, "cygi.waiting-room.key"),
                Arguments.of(Service.QUEUE, "spring.kafka.bootstrap-servers"),
                Arguments.of(Service.COMMAND_SIDE, "spring.kafka.bootstrap-servers"),
                Arguments.of(Service.SAGA_ORCHESTRATOR, "spring.kafka.bootstrap-servers"));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void refusesAStartWithoutWhatTheServiceNeeds(Service service, String name) {
        environment.setProperty(name, " ");

        assertRefused(service, "Set " + name + " to ");
    }

    @Test
    void needsNoBrokerWhereNothingUsesIt() {
        environment.setProperty("spring.kafka.bootstrap-servers", "");
        environment.setProperty("cygi.events.publish", "false");
        environment.setProperty("cygi.events.source", "store");

        assertThatNoException().isThrownBy(() -> {
            ServiceSettings.of(Service.COMMAND_SIDE, environment);
            ServiceSettings.of(Service.QUERY_SIDE, environment);
            ServiceSettings.of(Service.API_GATEWAY, environment);
        });
    }

    @Test
    void tellsAllThatIsMissingAtOnce() {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ServiceSettings.of(Service.QUERY_SIDE, new MockEnvironment()))
                .satisfies(e -> assertThat(e.action().lines()).hasSize(7));
    }

    @Test
    void refusesAnotherSourceOfEvents() {
        environment.setProperty("cygi.events.source", "topics");

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ServiceSettings.of(Service.QUERY_SIDE, environment))
                .withMessageContaining("\"topics\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "querry-side", "Queue"})
    void knowsNoOtherNames(String name) {
        environment.setProperty("cygi.service.name", name);

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ServiceSettings.name(environment))
                .withMessageContaining("\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cygi.service.name=",
                "cygi.service.name=queue",
                "cygi.services.name=queue",
                "cygi.services.key=0123456789012345678901234567890123",
                "cygi.services.command-side=http://127.0.0.1:1",
                "cygi.services.queue[0]=http://127.0.0.1:1",
                "cygi.services.serve=true",
                "cygi.commands.transport=remote",
                "cygi.commands.serve=TRUE",
                "cygi.messaging.event-store=false",
                "cygi.tokens.jwks-uri=http://127.0.0.1:1/oauth2/jwks"
            })
    void areRefusedByTheProcessOfAllServices(String setting) {
        MockEnvironment one = new MockEnvironment();
        String name = setting.substring(0, setting.indexOf('='));
        one.setProperty(name, setting.substring(setting.indexOf('=') + 1));

        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ServiceSettings.requireOneProcess(one))
                .withMessageContaining(name.replace("[0]", ""));
    }

    @Test
    void mayHaveTheirDefaultsInTheProcessOfAllServices() {
        MockEnvironment one = new MockEnvironment()
                .withProperty("cygi.commands.transport", "local")
                .withProperty("cygi.services.serve", "false")
                .withProperty("cygi.messaging.event-store", "true")
                .withProperty("cygi.services.queue", "");

        assertThatNoException().isThrownBy(() -> ServiceSettings.requireOneProcess(one));
    }

    private void assertRefused(Service service, String action) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> ServiceSettings.of(service, environment))
                .satisfies(e -> assertThat(e.action()).contains(action));
    }
}
