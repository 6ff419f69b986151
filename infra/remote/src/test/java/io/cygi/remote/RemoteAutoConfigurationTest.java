package io.cygi.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cygi.contracts.UnavailableException;
import io.cygi.messaging.Commands;
import io.cygi.messaging.store.history.StoredEvents;
import io.cygi.remote.command.RemoteCommands;
import io.cygi.remote.event.HttpStoredEvents;
import io.cygi.remote.http.InternalHttp;
import io.cygi.remote.http.ServiceTokens;
import io.cygi.remote.replica.Replicas;
import java.time.Clock;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class RemoteAutoConfigurationTest {

    private static final String REMOTE = "cygi.commands.transport=remote";
    private static final String KEY = "cygi.services.key=0123456789abcdef0123456789abcdef";
    private static final String ADDRESSES = "cygi.services.command-side=http://127.0.0.1:9101,http://127.0.0.1:9102";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RemoteAutoConfiguration.class))
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void sendsNothingByDefault() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Commands.class)
                .doesNotHaveBean(InternalHttp.class));
    }

    @Test
    void sendsCommandsIfTheTransportIsRemote() {
        runner.withPropertyValues(REMOTE, KEY, ADDRESSES)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(RemoteCommands.class));
    }

    @Test
    void readsStoredEventsOverHttpIfTheProcessHasNoStore() {
        runner.withPropertyValues("cygi.messaging.event-store=false", KEY, ADDRESSES)
                .withBean("eventSerializer", Serializer.class, () -> Jackson3Serializer.builder()
                        .build())
                .withBean(EventUpcaster.class, () -> NoOpEventUpcaster.INSTANCE)
                .run(context -> {
                    assertThat(context.getBean(StoredEvents.class)).isInstanceOf(HttpStoredEvents.class);
                    assertThat(context).doesNotHaveBean(Commands.class);
                });
    }

    /** Reads may be slow because of the store's size while commands are not. */
    @Test
    void movesNoKeysOfCommandsWhereReadsFail() {
        runner.withPropertyValues("cygi.messaging.event-store=false", REMOTE, KEY, ADDRESSES, "cygi.reads.attempt=1s")
                .withPropertyValues("cygi.reads.patience=1s", "cygi.services.command-side=http://127.0.0.1:1")
                .withBean("eventSerializer", Serializer.class, () -> Jackson3Serializer.builder()
                        .build())
                .withBean(EventUpcaster.class, () -> NoOpEventUpcaster.INSTANCE)
                .run(context -> {
                    StoredEvents events = context.getBean(StoredEvents.class);
                    assertThatExceptionOfType(UnavailableException.class).isThrownBy(events::newestIndex);

                    assertThat(replicas(context, "eventReplicas").anyReady()).isFalse();
                    assertThat(replicas(context, "commandSideReplicas").anyReady())
                            .isTrue();
                });
    }

    private static Replicas replicas(ApplicationContext context, String bean) {
        return context.getBean(bean, CheckedReplicas.class).replicas();
    }

    @Test
    void needsNoCommandSideIfNothingIsReadOrSent() {
        runner.withPropertyValues("cygi.messaging.event-store=false")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void doesNotStartWithoutAddresses() {
        runner.withPropertyValues(REMOTE, KEY).run(context -> assertThat(context)
                .getFailure()
                .hasStackTraceContaining("the service command-side has no address"));
    }

    @Test
    void doesNotStartWithoutAKey() {
        runner.withPropertyValues(REMOTE, ADDRESSES)
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("cygi.services.key is needed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cygi.services.key=short",
                "cygi.services.command-side=127.0.0.1:9101",
                "cygi.services.command-side=https://127.0.0.1:9101",
                "cygi.services.command-side=http://127.0.0.1",
                "cygi.services.command-side=http://127.0.0.1:9101/path",
                "cygi.commands.attempt=0s",
                "cygi.commands.patience=1s",
                "cygi.reads.attempt=0s",
                "cygi.reads.patience=1s",
                "cygi.commands.transport=kafka"
            })
    void doesNotStartWithABadSetting(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void hidesTheKeyInTheTextOfItsSettings() {
        runner.withPropertyValues(KEY).run(context -> {
            assertThat(context.getBean(ServiceProperties.class)).asString().doesNotContain("0123456789");
            assertThat(context).hasSingleBean(ServiceTokens.class);
        });
    }
}
