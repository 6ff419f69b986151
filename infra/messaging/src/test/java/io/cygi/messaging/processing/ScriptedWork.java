package io.cygi.messaging.processing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A step's work that a test scripts. It remembers the successful steps. */
public final class ScriptedWork implements SagaStage.Work {

    private final Map<String, Runnable> steps = new ConcurrentHashMap<>();
    private final Map<String, Runnable> handlers = new ConcurrentHashMap<>();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    /** From now on the step runs this first. */
    public void inStep(String id, String what, Runnable first) {
        steps.put(id + " " + what, first);
    }

    /** From now on the handler runs this. */
    public void inHandler(String id, String what, Runnable first) {
        handlers.put(id + " " + what, first);
    }

    public void mend() {
        steps.clear();
        handlers.clear();
    }

    @Override
    public void handle(String id, String what) {
        handlers.getOrDefault(id + " " + what, () -> {}).run();
    }

    @Override
    public void step(String id, String what) {
        steps.getOrDefault(id + " " + what, () -> {}).run();
        done.add(id + " " + what);
    }

    /** {@return the steps of an aggregate that succeeded, in their order} */
    public List<String> done(String id) {
        synchronized (done) {
            return done.stream()
                    .filter(step -> step.startsWith(id + " "))
                    .map(step -> step.substring(id.length() + 1))
                    .toList();
        }
    }
}
