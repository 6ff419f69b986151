package io.cygi.standalone.topup;

import io.cygi.contracts.UnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Injects faults before and after every call of the process to the database, an aggregate or the provider. The process
 * dies there, is overtaken by another one, or gets no answer from the database.
 */
final class Chaos {

    private static final double UNAVAILABLE = 0.01;

    private SplittableRandom random = new SplittableRandom();
    private boolean quiet = true;
    private int deathIn = Integer.MAX_VALUE;
    private int overtakenIn = Integer.MAX_VALUE;
    private @Nullable Runnable overtaker;

    /** Thrown in a process that has died. Nothing in it handles that. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;

        Death() {
            super("killed", null, false, false);
        }
    }

    void begin(SplittableRandom ofRun) {
        random = ofRun;
        quiet = false;
        calm();
    }

    /** Ends all faults. */
    void end() {
        quiet = true;
        calm();
    }

    boolean quiet() {
        return quiet;
    }

    void dieIn(int points) {
        deathIn = points;
    }

    /** Runs another task at a point. The overtaken one then continues with what it knew. */
    void overtakenIn(int points, Runnable other) {
        overtakenIn = points;
        overtaker = other;
    }

    void calm() {
        deathIn = Integer.MAX_VALUE;
        overtakenIn = Integer.MAX_VALUE;
        overtaker = null;
    }

    /** {@return the port, with points before and after each call} */
    <T> T around(Class<T> port, T target) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    point();
                    Object answer = call(target, method, arguments);
                    point();
                    return answer;
                }));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void point() {
        if (quiet) {
            return;
        }
        Runnable other = overtaker;
        if (other != null && --overtakenIn <= 0) {
            int own = deathIn;
            calm();
            other.run();
            deathIn = own;
        }
        if (--deathIn <= 0) {
            calm();
            throw new Death();
        }
        if (random.nextDouble() < UNAVAILABLE) {
            throw new UnavailableException("The database does not answer.", new IllegalStateException("chaos"));
        }
    }
}
