package io.cygi.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.service.start.StartRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Tests the decisions before the start, with a database elsewhere and nothing but the settings. */
class StandaloneStartTest {

    private final Path dataDir;

    StandaloneStartTest(@TempDir Path parent) {
        this.dataDir = parent.resolve("data");
    }

    @Test
    void isADemoForThisMachineByDefault() {
        try (ConfigurableApplicationContext context = run()) {
            ConfigurableEnvironment environment = context.getEnvironment();
            assertThat(environment.acceptsProfiles(Profiles.of("demo"))).isTrue();
            assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
            assertThat(environment.getProperty("cygi.data-dir")).isEqualTo(dataDir.toString());
            assertThat(environment.getProperty("cygi.messaging.node-id")).isNotBlank();
        }
    }

    @Test
    void isNoDemoWithAnotherProfile() {
        try (ConfigurableApplicationContext context =
                run("--spring.profiles.active=prod", "--server.address=0.0.0.0", "--cygi.top-ups.enabled=false")) {
            assertThat(context.getEnvironment().acceptsProfiles(Profiles.of("demo")))
                    .isFalse();
        }
    }

    @Test
    void setsNoDialectForAnExternalDatabase() {
        try (ConfigurableApplicationContext context = run()) {
            assertThat(context.getEnvironment().getProperty("spring.jpa.properties.hibernate.dialect"))
                    .isNull();
        }
    }

    @Test
    void refusesADemoThatListensToOtherMachines() {
        assertThatThrownBy(() -> run("--server.address=0.0.0.0"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("0.0.0.0")
                .satisfies(e ->
                        assertThat(((StartRefusedException) e).action()).contains("--spring.profiles.active=prod"));
        assertThat(dataDir).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "Prod", "demo,prod", "test", "pord,eu"})
    void refusesProfilesOfWhichNotExactlyOneIsDemoOrProd(String profiles) {
        assertThatThrownBy(() -> run("--spring.profiles.active=" + profiles, "--cygi.top-ups.enabled=false"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("\"" + profiles + "\"")
                .satisfies(e ->
                        assertThat(((StartRefusedException) e).action()).contains("--spring.profiles.active=prod"));
        assertThat(dataDir).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "65536"})
    void refusesAPortThatIsNone(String port) {
        assertThatThrownBy(() -> run("--server.port=" + port))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("\"" + port + "\"");
        assertThat(dataDir).doesNotExist();
    }

    @Test
    void refusesProductionWithoutThePaymentProvidersKeyBeforeAnythingIsCreated() {
        assertThatThrownBy(() -> run("--spring.profiles.active=prod", "--server.address=127.0.0.1"))
                .hasMessageContaining("KakaoPay's secret key");
        assertThat(dataDir).doesNotExist();
    }

    @Test
    void refusesAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run("--server.port=" + taken.getLocalPort()))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .satisfies(e ->
                            assertThat(((StartRefusedException) e).action()).contains("--server.port="));
        }
    }

    @Test
    void refusesTheSettingsOfProcessesWithOneServiceEach() {
        assertThatThrownBy(() -> run("--cygi.commands.transport=remote"))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("cygi.commands.transport=remote");
        assertThat(dataDir).doesNotExist();
    }

    private ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.addInitializers(new StandaloneInitializer());
        application.setWebApplicationType(WebApplicationType.NONE);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--cygi.data-dir=" + dataDir);
        all.add("--spring.datasource.url=jdbc:mysql://127.0.0.1:1/elsewhere");
        if (all.stream().noneMatch(argument -> argument.startsWith("--server.port"))) {
            all.add("--server.port=0");
        }
        return application.run(all.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
