package io.cygi.messaging.worker;

import java.util.List;

/** Tells about one or several workers, from memory and at any time. */
@FunctionalInterface
public interface WorkerSource {

    /** {@return how its workers fare} */
    List<WorkerStatus> workers();
}
