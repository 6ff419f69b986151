package io.cygi.e2e;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills one process repeatedly while scenarios run, and starts it again each time. */
final class RepeatedKills implements AutoCloseable {

    private static final Duration ALIVE_MIN = Duration.ofSeconds(2);
    private static final Duration ALIVE_MAX = Duration.ofSeconds(20);
    private static final Duration DEAD_MAX = Duration.ofSeconds(4);

    private final Platform victim;
    private final Random random = new Random(1);
    private final Thread thread;
    private volatile boolean closed;
    private volatile int kills;

    /** Creates the repeated kills. @param victim a started platform, which is started again at the end */
    RepeatedKills(Platform victim) {
        this.victim = victim;
        this.thread = Thread.ofPlatform().name("repeated-kills").daemon().start(this::run);
    }

    private void run() {
        try {
            pause(ALIVE_MIN, ALIVE_MAX);
            while (!closed) {
                victim.kill();
                kills++;
                pause(Duration.ZERO, DEAD_MAX);
                victim.startAgain();
                pause(ALIVE_MIN, ALIVE_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration from, Duration to) throws InterruptedException {
        if (!closed) {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(from.toMillis(), to.toMillis()));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.println("one of two processes was killed and started again " + kills + " times");
    }
}
