package io.cygi.standalone.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time, in the order of a virtual time. A task runs until it pauses; the next one is the task whose pause
 * ends first. Each task has a virtual thread of its own, and exactly one of the threads runs, so a run is repeated by its seed.
 */
final class Scheduler {

    /** Bound on the pauses of a run. More mean that it does not come to rest. */
    private static final int PAUSES_MAX = 400_000;

    private final PriorityQueue<Task> waiting = new PriorityQueue<>(
            Comparator.comparingLong((Task task) -> task.wakeAt).thenComparingLong(task -> task.order));
    private final Task control = new Task(new Life(), "control", () -> {});
    private Task current = control;
    private long nowMicros;
    private long horizonMicros;
    private long orders;
    private int pauses;
    private @Nullable Throwable failure;

    /** The life of tasks that end together, for example one start of a process. */
    static final class Life {
        private boolean over;

        boolean over() {
            return over;
        }
    }

    /** Thrown in a task whose life has ended. Nothing handles it, and such a task changes nothing any more. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;

        Death() {
            super("killed", null, false, false);
        }
    }

    private final class Task implements Runnable {

        private final Life life;
        private final String name;
        private final Runnable body;
        private long wakeAt;
        private long order;
        private volatile boolean turn;
        private @Nullable Thread thread;

        Task(Life life, String name, Runnable body) {
            this.life = life;
            this.name = name;
            this.body = body;
        }

        void requireAlive() {
            if (life.over) {
                throw new Death();
            }
        }

        void giveTurn() {
            if (thread == null) {
                Thread own = Thread.ofVirtual().unstarted(this);
                // Set first, because others may give the thread another turn as soon as it runs.
                thread = own;
                own.start();
            } else {
                turn = true;
                LockSupport.unpark(thread);
            }
        }

        void awaitTurn() {
            while (!turn) {
                LockSupport.park(this);
            }
            turn = false;
        }

        @Override
        public void run() {
            try {
                requireAlive();
                body.run();
            } catch (Throwable fault) {
                if (!life.over && failure == null) {
                    failure = new IllegalStateException(name + " ended with a fault", fault);
                }
            }
            next().giveTurn();
        }
    }

    /** A gate that tasks wait for. */
    final class Gate {

        private final List<Task> waiters = new ArrayList<>();

        /** Waits until the gate is opened. @param maxMicros bound on the wait in microseconds */
        void await(long maxMicros) {
            Task self = current;
            waiters.add(self);
            try {
                pause(maxMicros);
            } finally {
                waiters.remove(self);
            }
        }

        void open() {
            waiters.forEach(Scheduler.this::wake);
        }
    }

    long nowMicros() {
        return nowMicros;
    }

    String currentName() {
        return current.name;
    }

    /** Begins a new run. All tasks of the previous run have ended. */
    void reset() {
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("tasks of the run before are left");
        }
        nowMicros = 0;
        orders = 0;
        pauses = 0;
        failure = null;
    }

    void spawn(Life life, String name, long delayMicros, Runnable body) {
        enqueue(new Task(life, name, body), nowMicros + delayMicros);
    }

    /** Checks that the current task may go on. @throws Death if its life has ended */
    void requireAlive() {
        current.requireAlive();
    }

    /** Lets others run for some time. */
    void pause(long micros) {
        Task self = current;
        self.requireAlive();
        if (++pauses > PAUSES_MAX) {
            throw new IllegalStateException("the run does not come to rest");
        }
        enqueue(self, nowMicros + micros);
        yieldFrom(self);
        self.requireAlive();
    }

    /** Ends a life: {@link Death} is thrown in each of its waiting tasks. */
    void end(Life life) {
        life.over = true;
        waiting.stream().filter(task -> task.life == life).toList().forEach(this::wake);
    }

    /** Runs tasks until a moment, on the thread that controls the run. @throws AssertionError if a task failed */
    void runUntil(long micros) {
        control.thread = Thread.currentThread();
        horizonMicros = micros;
        yieldFrom(control);
        if (failure != null) {
            throw new AssertionError(failure.getMessage() + ": " + failure.getCause(), failure);
        }
    }

    /** Ends all tasks. */
    void endAll() {
        control.thread = Thread.currentThread();
        while (!waiting.isEmpty()) {
            List.copyOf(waiting).forEach(task -> {
                task.life.over = true;
                wake(task);
            });
            horizonMicros = nowMicros;
            yieldFrom(control);
        }
    }

    private void wake(Task task) {
        if (waiting.remove(task)) {
            enqueue(task, nowMicros);
        }
    }

    private void enqueue(Task task, long wakeAt) {
        task.wakeAt = wakeAt;
        task.order = orders++;
        waiting.add(task);
    }

    private void yieldFrom(Task self) {
        Task next = next();
        if (next != self) {
            next.giveTurn();
            self.awaitTurn();
        }
    }

    private Task next() {
        Task head = waiting.peek();
        if (head == null || head.wakeAt > horizonMicros || failure != null && current != control) {
            nowMicros = failure == null ? Math.max(nowMicros, horizonMicros) : nowMicros;
            current = control;
        } else {
            waiting.remove();
            nowMicros = Math.max(nowMicros, head.wakeAt);
            current = head;
        }
        return current;
    }
}
