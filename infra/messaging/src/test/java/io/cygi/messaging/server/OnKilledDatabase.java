package io.cygi.messaging.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives the tests of a class the shared {@link KilledPlatform}, whose database they may kill. These tests run one after
 * another, at the same time as tests on other databases.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KilledPlatform.Shared.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("killed database")
@Timeout(180)
@interface OnKilledDatabase {}
