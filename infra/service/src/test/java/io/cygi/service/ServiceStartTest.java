package io.cygi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.remote.RemoteAutoConfiguration;
import io.cygi.service.start.StartRefusedException;
import io.cygi.web.WebAutoConfiguration;
import io.cygi.web.caller.TokenTrust;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Which processes get the security of a service, and which settings it needs. */
class ServiceStartTest {

    private static final String[] SETTINGS = {
        "cygi.service.name=queue",
        "cygi.services.key=" + TestEdge.SERVICES_KEY,
        // Nothing listens there: a service starts while the edge is away.
        "cygi.tokens.jwks-uri=http://127.0.0.1:1/oauth2/jwks"
    };

    private final WebApplicationContextRunner process = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    WebAutoConfiguration.class,
                    RemoteAutoConfiguration.class,
                    ServiceAutoConfiguration.class))
            .withUserConfiguration(Security.class)
            .withBean(Clock.class, Clock::systemUTC);

    @EnableWebSecurity
    static class Security {}

    @Test
    void securesAServiceThatRunsApart() {
        process.withPropertyValues(SETTINGS).run(service -> {
            assertThat(service).hasNotFailed();
            assertThat(service).hasSingleBean(TokenTrust.class).hasBean("serviceAccess");
            assertThat(service.getBeansOfType(JwtDecoder.class)).hasSize(2);
            assertThat(service.getBeansOfType(SecurityFilterChain.class)).hasSize(2);
        });
    }

    @Test
    void acceptsTheNameOfTheServiceAsTheNameInItsTokens() {
        process.withPropertyValues(SETTINGS)
                .withPropertyValues("cygi.services.name=queue")
                .run(service -> assertThat(service).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cygi.other=1", "cygi.service.name=api-gateway"})
    void leavesTheProcessOfAllServicesAndTheEdgeAlone(String setting) {
        process.withPropertyValues(setting).run(one -> {
            assertThat(one).hasNotFailed();
            assertThat(one)
                    .doesNotHaveBean(JwtDecoder.class)
                    .doesNotHaveBean(TokenTrust.class)
                    .doesNotHaveBean(SecurityFilterChain.class)
                    .doesNotHaveBean("serviceAccess");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"cygi.service.name=", "cygi.service.name= ", "cygi.service.name=queues"})
    void refusesANameThatNoServiceHas(String setting) {
        process.withPropertyValues(SETTINGS).withPropertyValues(setting).run(service -> {
            assertThat(service).hasFailed();
            assertThat(service.getStartupFailure())
                    .hasStackTraceContaining("No service has the name")
                    .hasRootCauseInstanceOf(StartRefusedException.class);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "cygi.services.key=,              cygi.services.key",
        "cygi.services.key=short,         cygi.services.key",
        "cygi.services.name=service,      cygi.services.name has to be",
        "cygi.tokens.jwks-uri=,           jwksUri",
        "cygi.tokens.jwks-uri=file:/keys, cygi.tokens.jwks-uri",
        "cygi.tokens.issuer=,             issuer",
    })
    void doesNotStartWithoutWhatItNeeds(String setting, String message) {
        process.withPropertyValues(SETTINGS).withPropertyValues(setting).run(service -> {
            assertThat(service).hasFailed();
            assertThat(service.getStartupFailure()).hasStackTraceContaining(message);
        });
    }
}
