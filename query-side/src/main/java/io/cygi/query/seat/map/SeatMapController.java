package io.cygi.query.seat.map;

import io.cygi.contracts.api.PathIds;
import io.cygi.query.page.PageWriter;
import io.cygi.query.seat.layout.SeatMapBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers with the seat map of a concert. */
@RestController
class SeatMapController {

    private final SeatMapPages pages;

    SeatMapController(SeatMapPages pages) {
        this.pages = pages;
    }

    /** Answers with prepared bytes as they are. The declared type describes their content. */
    @GetMapping(path = "/api/v1/concerts/{concertId}/seats", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<SeatMapBody> seats(
            @PathVariable String concertId,
            @RequestParam(required = false) @Nullable String format,
            ServletWebRequest exchange)
            throws IOException {
        SeatMapFormat form = SeatMapFormat.parse(format);
        PageWriter.write(pages.page(PathIds.concert(concertId), form, exchange.getRequest()), exchange);
        return null;
    }
}
