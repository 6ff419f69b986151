package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage;
import io.cygi.messaging.processing.SagaStage.Begun;
import io.cygi.messaging.processing.ScriptedWork;
import io.cygi.messaging.store.StoreTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A parked event whose payload this release cannot read. */
@StoreTest
@Timeout(60)
class UnreadableParkedEventTest {

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ScriptedWork work = new ScriptedWork();
    private final String group = "stage-" + TimeOrderedIds.next();

    @Autowired
    UnreadableParkedEventTest(ApplicationContext context, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.context = context;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void blocksNoRetryOfAnotherKey() {
        String first = "a-" + TimeOrderedIds.next();
        String unreadable = "b-" + TimeOrderedIds.next();
        String last = "c-" + TimeOrderedIds.next();
        for (String id : List.of(first, unreadable, last)) {
            work.inStep(id, "begin", () -> {
                throw new IllegalStateException("a bug");
            });
            SagaStage.publish(context, id, 0, new Begun(id));
        }
        try (SagaStage stage = new SagaStage(context, group, "one", work)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> parked().size() == 3);
            transaction.executeWithoutResult(status -> jdbc.update(
                    "UPDATE dead_letter SET payload = ? WHERE processingGroup = ? AND sequenceIdentifier = ?",
                    "no JSON".getBytes(StandardCharsets.UTF_8),
                    group,
                    unreadable));
            work.mend();
            assertThatThrownBy(stage::retryDue)
                    .as("the failure is reported")
                    .isInstanceOf(SerializationException.class);
            assertThat(work.done(first)).containsExactly("begin");
            assertThat(work.done(last)).containsExactly("begin");
            assertThat(parked()).containsExactly(unreadable);
        }
    }

    private List<String> parked() {
        return jdbc.queryForList(
                "SELECT sequenceIdentifier FROM dead_letter WHERE processingGroup = ?", String.class, group);
    }
}
