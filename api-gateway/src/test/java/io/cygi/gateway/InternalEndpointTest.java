package io.cygi.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class InternalEndpointTest {

    /** Fails the start, because the public reaches each port of this process. */
    @Test
    void refusesToStartWithTheEndpointOfCommands() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new GatewayAutoConfiguration(true, false))
                .withMessageContaining("cygi.commands.serve");
        assertThatIllegalStateException()
                .isThrownBy(() -> new GatewayAutoConfiguration(false, true))
                .withMessageContaining("cygi.services.serve");
        assertThatCode(() -> new GatewayAutoConfiguration(false, false)).doesNotThrowAnyException();
    }
}
