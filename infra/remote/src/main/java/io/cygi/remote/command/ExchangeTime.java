package io.cygi.remote.command;

import java.time.Duration;

/** The time that passes while a request is sent, so that tests need not wait for it. */
interface ExchangeTime {

    /** The time of this process. */
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

    /** {@return ns since some moment} */
    long nanos();

    /** Waits. @param length how long */
    void pause(Duration length) throws InterruptedException;
}
