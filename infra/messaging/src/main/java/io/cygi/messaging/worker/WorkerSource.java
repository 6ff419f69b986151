package io.cygi.messaging.worker;

import java.util.List;

/** Reports the status of one or several workers, from memory and at any time. */
@FunctionalInterface
public interface WorkerSource {

    /** {@return the status of each of its workers} */
    List<WorkerStatus> workers();
}
