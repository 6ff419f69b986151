package io.cygi.messaging.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cygi.messaging.TimeOrderedIds;
import io.cygi.messaging.processing.SagaStage;
import io.cygi.messaging.processing.ScriptedWork;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Sagas with scripted steps on a real database. Each test has a group of its own. */
abstract class ParkingStage {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final ApplicationContext context;
    final ScriptedWork work = new ScriptedWork();
    final String group = "stage-" + TimeOrderedIds.next();
    final String poison = SagaStage.idIn(0, "poison");
    final List<String> others =
            Stream.generate(() -> "sale-" + TimeOrderedIds.next()).limit(2).toList();

    ParkingStage(ApplicationContext context) {
        this.context = context;
    }

    final void publish(String id, long first, Object... events) {
        SagaStage.publish(context, id, first, events);
    }

    final void awaitDone(String id, String... steps) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(work.done(id)).endsWith(steps));
    }

    final void awaitLetters(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(SagaStage.letters(context, group))
                .hasSize(count));
    }

    final long sagasOf(String id) {
        return SagaStage.sagasOf(context, id);
    }
}
