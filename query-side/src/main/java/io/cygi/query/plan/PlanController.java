package io.cygi.query.plan;

import io.cygi.contracts.api.PathIds;
import io.cygi.query.page.PageWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers with venues' plans. */
@RestController
public class PlanController {

    private final PlanPages pages;

    PlanController(PlanPages pages) {
        this.pages = pages;
    }

    /** Answers with prepared bytes as they are. The declared type describes their content. */
    @GetMapping(path = "/api/v1/concerts/{concertId}/plan", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<PlanBody> plan(
            @PathVariable String concertId,
            @RequestParam(name = "v", required = false) @Nullable String version,
            ServletWebRequest exchange)
            throws IOException {
        PageWriter.write(pages.page(PathIds.concert(concertId), version), exchange);
        return null;
    }
}
