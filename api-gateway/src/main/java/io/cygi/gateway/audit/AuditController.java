package io.cygi.gateway.audit;

import io.cygi.web.page.CursorPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists audit lines for admins. */
@RestController
final class AuditController {

    private final AuditReader reader;

    AuditController(AuditReader reader) {
        this.reader = reader;
    }

    @GetMapping("/api/v1/admin/audit")
    CursorPage<AuditLineBody> lines(AuditFilter filter, @RequestParam(required = false) @Nullable Integer limit) {
        return reader.page(filter, CursorPage.limit(limit));
    }
}
