package io.cygi.messaging.worker;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that repeats a round of work until it is stopped. After a fault it pauses, and then repeats the round. */
public final class WorkerLoop {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);

    private final String name;
    private final Thread.Builder threads;
    private final Duration pauseAfterFault;
    private final BiConsumer<FailureRecord.Failing, RuntimeException> faultLog;
    private final FailureRecord failures = new FailureRecord();
    private volatile @Nullable Thread thread;

    /** One round of work. */
    @FunctionalInterface
    public interface Round {

        /** Does the work. @throws InterruptedException if the loop was stopped */
        void run() throws InterruptedException;
    }

    /**
     * Creates a loop that is not started.
     *
     * @param name the name of the worker and of its thread
     * @param threads the kind of the thread
     * @param pauseAfterFault the time between a fault and the next round
     * @param faultLog logs a fault
     */
    public WorkerLoop(
            String name,
            Thread.Builder threads,
            Duration pauseAfterFault,
            BiConsumer<FailureRecord.Failing, RuntimeException> faultLog) {
        this.name = name;
        this.threads = threads.name(name);
        this.pauseAfterFault = pauseAfterFault;
        this.faultLog = faultLog;
    }

    /** Starts the thread. @param round the work to repeat */
    public void start(Round round) {
        Thread started = threads.unstarted(() -> run(round));
        thread = started;
        started.start();
    }

    private void run(Round round) {
        while (wanted()) {
            try {
                round.run();
                failures.succeeded();
            } catch (InterruptedException e) {
                LOG.debug("{} was stopped", name, e);
                return;
            } catch (RuntimeException e) {
                failed(e);
            } catch (Error e) {
                // A thread that ended here would leave the worker shown as running.
                failed(new IllegalStateException(name + " met an error of the virtual machine", e));
            }
        }
    }

    private void failed(RuntimeException fault) {
        if (wanted()) {
            faultLog.accept(failures.failed(fault), fault);
            pause();
        } else {
            LOG.debug("{} failed while it was stopped", name, fault);
        }
    }

    private void pause() {
        try {
            Thread.sleep(pauseAfterFault);
        } catch (InterruptedException e) {
            // The loop ends by its own condition once the thread is told to stop.
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether the loop is to continue} Only its own thread may ask. */
    public boolean wanted() {
        return thread == Thread.currentThread();
    }

    /** Records that the work has succeeded, within a round that lasts. */
    public void succeeded() {
        failures.succeeded();
    }

    /** Interrupts the thread, and waits until it has ended. @param timeout the longest wait */
    public void stop(Duration timeout) {
        Thread running = end();
        if (running != null) {
            running.interrupt();
            join(running, timeout);
        }
    }

    /**
     * Ends the current round without an interrupt, and waits until the thread has ended. Interrupts the thread if it does
     * not end in time.
     *
     * @param endRound ends the current round
     * @param timeout the longest wait before the interrupt
     */
    public void stop(Runnable endRound, Duration timeout) {
        Thread running = end();
        if (running != null) {
            endRound.run();
            if (!join(running, timeout)) {
                running.interrupt();
            }
        }
    }

    private @Nullable Thread end() {
        Thread running = thread;
        thread = null;
        return running;
    }

    /** {@return whether the thread has ended, or the caller was interrupted} */
    private static boolean join(Thread running, Duration timeout) {
        try {
            return running.join(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** {@return whether the loop was started and not stopped} */
    public boolean isRunning() {
        return thread != null;
    }

    /** {@return the status of the worker} */
    public WorkerStatus status() {
        WorkerStatus status = failures.status(name, WorkerKind.LOOP);
        return isRunning() ? status : status.in(WorkerState.STOPPED);
    }
}
