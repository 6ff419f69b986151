package io.cygi.remote.command;

import java.time.Duration;

/** The time of an exchange, which a test replaces so that it need not wait. */
public interface ExchangeTime {

    /** The time of the system. */
    ExchangeTime SYSTEM = new ExchangeTime() {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    /** {@return the time in ns since some fixed moment} */
    long nanos();

    /** Waits. @param length the length of the wait */
    void pause(Duration length) throws InterruptedException;
}
