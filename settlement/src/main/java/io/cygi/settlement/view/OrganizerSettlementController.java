package io.cygi.settlement.view;

import io.cygi.contracts.api.PathIds;
import io.cygi.settlement.statement.SettlementId;
import io.cygi.settlement.store.Settlement;
import io.cygi.web.caller.Caller;
import io.cygi.web.page.CursorPage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves an organizer's own settlements. */
@RestController
@RequestMapping("/api/v1/organizer/settlements")
class OrganizerSettlementController {

    private final SettlementReader settlements;
    private final StatementDownload download;

    OrganizerSettlementController(SettlementReader settlements, StatementDownload download) {
        this.settlements = settlements;
        this.download = download;
    }

    @GetMapping
    CursorPage<SettlementBody> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Caller caller) {
        var filter = SettlementReader.Filter.ofOrganizer(caller.accountId());
        return settlements.page(filter, cursor, CursorPage.limit(limit)).map(SettlementBody::forOrganizer);
    }

    @GetMapping(
            path = "/{settlementId}",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                StatementDownload.CSV,
                StatementDownload.XLSX,
                MediaType.APPLICATION_PDF_VALUE
            })
    void statement(
            @PathVariable String settlementId,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Caller caller,
            HttpMethod method,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Settlement settlement = id(settlementId)
                .flatMap(settlements::find)
                .filter(found -> caller.requester().mayActFor(found.concert().organizerId()))
                // An organizer sees a settlement only once its statement is final.
                .filter(found -> found.state().published())
                .orElseThrow(() -> PathIds.noSuch("settlement"));
        download.write(settlement, accept, method, response);
    }

    static Optional<SettlementId> id(String text) {
        try {
            return Optional.of(new SettlementId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
