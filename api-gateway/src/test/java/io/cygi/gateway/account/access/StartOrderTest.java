package io.cygi.gateway.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cygi.gateway.EdgeTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The edge's caches of locks and revocations are filled before its web server starts. */
class StartOrderTest extends EdgeTest {

    private final ApplicationContext context;

    @Autowired
    StartOrderTest(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void readsLocksAndRevocationsBeforeTheWebServerStarts() {
        Map<String, CatchUp> catchUps = context.getBeansOfType(CatchUp.class);
        SmartLifecycle server = context.getBean("webServerStartStop", SmartLifecycle.class);

        assertThat(catchUps).containsOnlyKeys("accountAccessCatchUp", "revokedGrantsCatchUp");
        assertThat(catchUps.values()).allSatisfy(catchUp -> {
            assertThat(catchUp.isRunning()).isTrue();
            assertThat(catchUp.getPhase()).isLessThan(server.getPhase());
        });
    }
}
