package io.cygi.standalone.demo;

import io.cygi.contracts.value.ConcertId;
import io.cygi.standalone.folder.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the demo data and prints the welcome after the platform has started to answer, without delaying its answers.
 */
final class DemoStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable DemoData data;
    private final DataFolder folder;
    private volatile @Nullable Thread worker;
    private volatile boolean stopping;

    DemoStart(@Nullable DemoData data, DataFolder folder) {
        this.data = data;
        this.folder = folder;
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name("demo-data").start(this::run);
    }

    private void run() {
        Optional<ConcertId> onSale = Optional.empty();
        try {
            if (data != null) {
                onSale = data.make();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException | RuntimeException e) {
            if (stopping) {
                return;
            }
            LOG.warn("The demo data is incomplete; the next start goes on with it", e);
        }
        System.out.println(Welcome.text(folder.lock().address(), folder.path().toString(), onSale));
    }

    @Override
    public void stop() {
        Thread running = worker;
        stopping = true;
        worker = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /**
     * Returns a phase after the web server, so that the printed commands work at once; it also stops before everything
     * else.
     */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
