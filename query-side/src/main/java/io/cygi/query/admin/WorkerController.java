package io.cygi.query.admin;

import io.cygi.messaging.worker.WorkerStatus;
import io.cygi.messaging.worker.Workers;
import io.cygi.web.page.CursorPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the background workers of this process for admins. */
@RestController
class WorkerController {

    private final Workers workers;

    WorkerController(Workers workers) {
        this.workers = workers;
    }

    /** {@return all workers of this process} They are few, so they are one page. */
    @GetMapping("/api/v1/admin/workers")
    CursorPage<WorkerStatus> workers() {
        return new CursorPage<>(workers.all(), null);
    }
}
