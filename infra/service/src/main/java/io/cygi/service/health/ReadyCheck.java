package io.cygi.service.health;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A part of this process without which it should get no requests. It is asked in the background, so it may block, for example
 * for the answer of a database.
 *
 * @param name the name of the part, for operators
 * @param ready tells whether the part works; an exception means that it does not
 */
public record ReadyCheck(String name, BooleanSupplier ready) {

    /**
     * {@return a check of something that has to be done once}
     *
     * @param name the name of the part
     * @param done tells whether it is done; not asked any more when it is
     */
    public static ReadyCheck once(String name, BooleanSupplier done) {
        AtomicBoolean was = new AtomicBoolean();
        return new ReadyCheck(name, () -> {
            if (!was.get() && done.getAsBoolean()) {
                was.set(true);
            }
            return was.get();
        });
    }
}
