package io.cygi.query.admin;

import io.cygi.contracts.api.PathIds;
import io.cygi.web.page.CursorPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists event processors and their dead letters for admins. */
@RestController
class ProcessorController {

    private final ProcessorAdmin processors;
    private final DeadLetterService deadLetters;

    ProcessorController(ProcessorAdmin processors, DeadLetterService deadLetters) {
        this.processors = processors;
        this.deadLetters = deadLetters;
    }

    /** {@return all processors of this process} They are few, so they are one page. */
    @GetMapping("/api/v1/admin/processors")
    CursorPage<ProcessorBody> processors() {
        List<ProcessorBody> all = processors.processors();
        return new CursorPage<>(all, null);
    }

    @PostMapping("/api/v1/admin/processors/{name}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replay(@PathVariable String name) {
        processors.rebuild(name);
    }

    @GetMapping("/api/v1/admin/processors/{name}/dead-letters")
    CursorPage<DeadLetterBody> deadLetters(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return deadLetters.page(processors.existing(name), cursor, CursorPage.limit(limit));
    }

    @PostMapping("/api/v1/admin/processors/{name}/dead-letters/{deadLetterId}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable String name, @PathVariable String deadLetterId) {
        if (!deadLetters.retry(processors.existing(name), deadLetterId)) {
            throw PathIds.noSuch("dead letter");
        }
    }
}
