package io.cygi.messaging.server;

import static io.cygi.messaging.server.KilledPlatform.happened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database is killed between the loading of an aggregate and the storing of its events. */
@OnKilledDatabase
class CommandsOfAnEarlierRunTest {

    private final KilledPlatform platform;

    CommandsOfAnEarlierRunTest(KilledPlatform platform) {
        this.platform = platform;
    }

    @AfterEach
    void endUnitsOfWork() {
        RunOfThread.forget();
        while (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().rollback();
        }
    }

    @Test
    void refusesEventsOfAnAggregateThatWasLoadedBefore() throws Exception {
        platform.store.publish(happened("cached", 0));
        platform.flush();
        platform.store.publish(happened("cached", 1));
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        platform.watch.noteRun();

        platform.restart();

        assertThat(platform.stored()).doesNotContain("cached@1");
        assertThatThrownBy(() -> {
                    platform.store.publish(happened("cached", 2));
                    unitOfWork.commit();
                })
                .isInstanceOf(EventStoreException.class);
        endUnitsOfWork();
        inNewUnitOfWork(() ->
                platform.transaction.executeWithoutResult(begun -> platform.store.publish(happened("cached", 1))));
        assertThat(platform.stored()).contains("cached@1").doesNotContain("cached@2");
    }

    @Test
    void refusesEventsInATransactionOfAnAggregateThatWasLoadedBefore() throws Exception {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        platform.watch.noteRun();
        platform.restart();
        assertThatThrownBy(() -> platform.transaction.executeWithoutResult(begun -> {
                    platform.store.publish(happened("cached-in-transaction", 1));
                    unitOfWork.commit();
                }))
                .isInstanceOf(EventStoreException.class);
        endUnitsOfWork();
        assertThat(platform.stored()).doesNotContain("cached-in-transaction@1");
    }

    @Test
    void dropsAnAggregateThatAnEarlierRunCachesLate() throws Exception {
        RunCache cache = new RunCache(new MapCache(), platform.watch);
        UnitOfWork<?> before = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        platform.watch.noteRun();
        platform.restart();
        // The command of the earlier run ends late.
        cache.put("aggregate", "phantom");
        before.rollback();
        inNewUnitOfWork(() -> {
            assertThat(cache.containsKey("aggregate")).isFalse();
            cache.put("aggregate", "fresh");
            assertThat(cache.<String, String>get("aggregate")).isEqualTo("fresh");
        });
    }

    /** Each command of a list has a unit of work within that of the list, at whose end all events are stored. */
    @Test
    void refusesAListWhoseFirstCommandWasHandledBefore() throws Exception {
        platform.store.publish(happened("list", 0));
        RunCache cache = new RunCache(new MapCache(), platform.watch);
        UnitOfWork<?> list = DefaultUnitOfWork.startAndGet(new GenericMessage<>("list"));
        inNewUnitOfWork(() -> platform.store.publish(happened("list", 1)));

        platform.restart();

        inNewUnitOfWork(() -> {
            platform.store.publish(happened("list-other", 0));
            cache.put("aggregate", "read before");
        });
        assertThatThrownBy(list::commit).isInstanceOf(EventStoreException.class);
        endUnitsOfWork();
        assertThat(platform.stored()).doesNotContain("list@1", "list-other@0");
        inNewUnitOfWork(() -> assertThat(cache.containsKey("aggregate")).isFalse());
    }

    @Test
    void refusesAListInATransactionWhoseFirstCommandWasHandledBefore() throws Exception {
        UnitOfWork<?> list = DefaultUnitOfWork.startAndGet(new GenericMessage<>("list"));
        inNewUnitOfWork(() -> {});
        platform.restart();
        inNewUnitOfWork(() -> platform.store.publish(happened("list-in-transaction", 0)));
        assertThatThrownBy(() -> platform.transaction.executeWithoutResult(begun -> list.commit()))
                .isInstanceOf(EventStoreException.class);
        endUnitsOfWork();
        assertThat(platform.stored()).doesNotContain("list-in-transaction@0");
    }

    private void inNewUnitOfWork(Runnable work) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(new GenericMessage<>("command"));
        platform.watch.noteRun();
        work.run();
        unitOfWork.commit();
    }
}
