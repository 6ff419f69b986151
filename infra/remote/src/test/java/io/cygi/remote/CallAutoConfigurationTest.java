package io.cygi.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.remote.call.ServiceCalls;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.serve.CallEndpoint;
import io.cygi.web.limit.LimitConfiguration;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class CallAutoConfigurationTest {

    private static final String KEY = "cygi.services.key=0123456789abcdef0123456789abcdef";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RemoteAutoConfiguration.class, CallAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void createsNothingByDefault() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(InternalHttp.class)
                .doesNotHaveBean(ServiceCalls.class)
                .doesNotHaveBean(CallEndpoint.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cygi.services.query-side=http://127.0.0.1:9301,http://127.0.0.1:9302",
                "cygi.services.query-side[0]=http://127.0.0.1:9301",
                "cygi.services.queue=http://127.0.0.1:9401",
                "cygi.services.command-side=http://127.0.0.1:9101"
            })
    void sendsCallsWhereAServiceIsNamed(String service) {
        runner.withPropertyValues(KEY, service).run(context -> {
            assertThat(context.getBean(ServiceCalls.class)).isNotNull();
            assertThat(context).hasSingleBean(InternalHttp.class);
        });
    }

    @Test
    void servesWhereAPropertySaysSo() {
        runner.withPropertyValues(KEY, "cygi.services.serve=true")
                .run(context -> assertThat(context).hasSingleBean(CallEndpoint.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cygi.services.query-side=127.0.0.1:9301",
                "cygi.services.queue=https://127.0.0.1:9401",
                "cygi.services.calls-max=0"
            })
    void doesNotStartWithABadSetting(String setting) {
        runner.withPropertyValues(KEY, "cygi.services.serve=true", setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @CsvSource({"768,  1024, 8192, true", "769,  1024, 8192, false", "2048, 0,    8192, true", "6145, 0,    8192, false"
    })
    void startsOnlyIfItsConnectionsAreEnoughForItsCalls(int calls, int perAddress, int all, boolean starts) {
        runner.withConfiguration(AutoConfigurations.of(LimitConfiguration.class))
                .withPropertyValues(
                        KEY,
                        "cygi.services.serve=true",
                        "cygi.services.calls-max=" + calls,
                        "cygi.web.limits.connections-per-address=" + perAddress,
                        "server.tomcat.max-connections=" + all)
                .run(context -> {
                    if (starts) {
                        assertThat(context).hasSingleBean(CallEndpoint.class);
                    } else {
                        assertThat(context.getStartupFailure()).isNotNull();
                    }
                });
    }

    @Test
    void startsWithTheDefaultLimits() {
        runner.withConfiguration(AutoConfigurations.of(LimitConfiguration.class))
                .withPropertyValues(KEY, "cygi.services.serve=true")
                .run(context -> assertThat(context).hasSingleBean(CallEndpoint.class));
    }

    /** The name in a token decides what a service may call. */
    @Test
    void namesItselfInItsTokens() {
        runner.withPropertyValues(KEY, "cygi.service.name=queue")
                .run(context ->
                        assertThat(context.getBean(ServiceTokens.class).token()).startsWith("queue."));
        runner.withPropertyValues(KEY, "cygi.service.name=queue", "cygi.services.name=other")
                .run(context ->
                        assertThat(context.getBean(ServiceTokens.class).token()).startsWith("other."));
    }
}
