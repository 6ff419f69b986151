package io.cygi.messaging.worker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the causes of a fault, even if they form a circle. */
public final class Causes {

    private Causes() {}

    /** {@return the fault and its causes, the outermost first} */
    public static List<Throwable> of(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** {@return whether the fault or one of its causes is wanted} */
    public static boolean any(Throwable fault, Predicate<Throwable> wanted) {
        return of(fault).stream().anyMatch(wanted);
    }
}
