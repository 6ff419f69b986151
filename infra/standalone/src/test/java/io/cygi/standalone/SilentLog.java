package io.cygi.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Turns the log off while a test class provokes thousands of faults that would be logged. */
public final class SilentLog implements BeforeAllCallback, AfterAllCallback {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Level BEFORE = ROOT.getLevel();

    @Override
    public void beforeAll(ExtensionContext context) {
        ROOT.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ROOT.setLevel(BEFORE);
    }
}
