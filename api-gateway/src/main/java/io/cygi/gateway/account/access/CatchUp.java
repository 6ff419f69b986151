package io.cygi.gateway.account.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads changes of other processes before the web server takes requests. Otherwise a start that takes longer than
 * {@link Freshness#BOUND} would refuse all tokens until the first run of the sweep.
 */
public final class CatchUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final String name;
    private final Runnable look;
    private volatile boolean running;

    /** Creates the reader. @param name name of the sweep that reads later @param look reads the changes */
    public CatchUp(String name, Runnable look) {
        this.name = name;
        this.look = look;
    }

    @Override
    public void start() {
        running = true;
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("The first look of {} failed; its sweep tries again", name, e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Returns a phase before that of the web server, which starts among the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
