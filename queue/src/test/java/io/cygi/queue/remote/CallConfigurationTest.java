package io.cygi.queue.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.contracts.port.IdempotencyLookup;
import io.cygi.remote.CallAutoConfiguration;
import io.cygi.remote.RemoteAutoConfiguration;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CallConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RemoteAutoConfiguration.class, CallAutoConfiguration.class))
            .withUserConfiguration(CallConfiguration.class)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void addsNothingToOneProcess() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(IdempotencyLookup.class));
    }

    @Test
    void doesNotStartApartWithoutTheCommandSide() {
        runner.withPropertyValues("cygi.service.name=queue")
                .run(context -> assertThat(context).getFailure().hasMessageContaining("cygi.services.command-side"));
    }

    @Test
    void asksTheCommandSideApart() {
        runner.withPropertyValues(
                        "cygi.service.name=queue",
                        "cygi.services.key=0123456789abcdef0123456789abcdef",
                        "cygi.services.command-side=http://127.0.0.1:9101")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(IdempotencyLookup.class));
    }
}
