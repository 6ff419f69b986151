package io.cygi.standalone.topup;

import io.cygi.contracts.value.Money;
import io.cygi.contracts.value.TopUpId;
import io.cygi.messaging.Commands;
import io.cygi.saga.topup.CallbackAddresses;
import io.cygi.saga.topup.OpenTopUpEvents;
import io.cygi.saga.topup.TopUpFindingKind;
import io.cygi.saga.topup.TopUpFindings;
import io.cygi.saga.topup.TopUpProcess;
import io.cygi.saga.topup.callback.CallbackService;
import io.cygi.saga.topup.provider.PaymentProvider;
import io.cygi.saga.topup.queue.OpenTopUps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The world of a top-up, in memory and on a virtual clock: the real aggregates, the real process and the real
 * callbacks, with faults around all their calls, and the stand-in as the provider. One object serves many runs.
 */
final class TopUpWorld implements TopUpFindings {

    private static final int SLOW = 5;

    final VirtualClock clock = new VirtualClock();
    final MemoryEventStore events = new MemoryEventStore();
    final MemoryOpenTopUps queue = new MemoryOpenTopUps();
    final Chaos chaos = new Chaos();
    final MemoryProvider provider = new MemoryProvider(clock, chaos);
    final Map<TopUpFindingKind, List<TopUpId>> findings = new EnumMap<>(TopUpFindingKind.class);

    /** Commands and tables in the form that the process sees. */
    final Commands commands = chaos.around(Commands.class, new MemoryCommands(events));

    final OpenTopUps topUps = chaos.around(OpenTopUps.class, queue);

    private final PaymentProvider payments = chaos.around(PaymentProvider.class, provider);
    private final AnnotationEventHandlerAdapter opener = new AnnotationEventHandlerAdapter(new OpenTopUpEvents(topUps));

    void begin(SplittableRandom random) {
        clock.reset();
        events.clear();
        queue.clear();
        findings.clear();
        // In some runs the provider's time hardly passes, so that it accepts payments for too long.
        provider.begin(random, random.nextInt(4) == 0 ? SLOW : 1);
        chaos.begin(random);
    }

    /** {@return a new process, which knows only what is stored} */
    TopUpProcess process() {
        return new TopUpProcess(
                topUps, payments, commands, this, new CallbackAddresses(() -> "http://cygi.test"), clock);
    }

    CallbackService callbacks() {
        return new CallbackService(topUps, commands, clock, "/");
    }

    /** Delivers an event to the queue of open top-ups. */
    void deliver(DomainEventMessage<?> event) {
        try {
            opener.handle(event);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void add(TopUpId topUpId, TopUpFindingKind kind, Money expected, Money found) {
        findings.computeIfAbsent(kind, key -> new ArrayList<>()).add(topUpId);
    }

    @Override
    public void resolve(TopUpId topUpId, TopUpFindingKind kind) {
        findings.computeIfAbsent(kind, key -> new ArrayList<>()).remove(topUpId);
    }
}
