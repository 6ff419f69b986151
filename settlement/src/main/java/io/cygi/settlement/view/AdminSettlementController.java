package io.cygi.settlement.view;

import io.cygi.contracts.api.PathIds;
import io.cygi.contracts.value.AccountId;
import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.DayBounds;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.SettlementState;
import io.cygi.web.page.CursorPage;
import io.cygi.web.request.OptionalParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
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

/** Serves the settlements of all organizers to admins. */
@RestController
@RequestMapping("/api/v1/admin/settlements")
class AdminSettlementController {

    private final SettlementReader settlements;
    private final FindingReader findings;
    private final StatementDownload download;

    AdminSettlementController(SettlementReader settlements, FindingReader findings, StatementDownload download) {
        this.settlements = settlements;
        this.findings = findings;
        this.download = download;
    }

    @GetMapping
    CursorPage<SettlementBody> list(
            @RequestParam(required = false) @Nullable String organizerId,
            @RequestParam(required = false) @Nullable SettlementState state,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new SettlementReader.Filter(
                OptionalParameter.parse("organizerId", organizerId, AccountId::new),
                state,
                DayBounds.within("from", from),
                DayBounds.within("to", to));
        return settlements.page(filter, cursor, CursorPage.limit(limit)).map(SettlementBody::forAdmin);
    }

    /** Returns the totals of final statements by day and organizer. */
    @GetMapping("/totals")
    CursorPage<SettlementReader.DayTotals> totals(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return settlements.totals(
                DayBounds.within("from", from), DayBounds.within("to", to), cursor, CursorPage.limit(limit));
    }

    /** Lists open findings, or resolved ones with {@code resolved=true}. */
    @GetMapping("/findings")
    CursorPage<FindingBody> findings(
            @RequestParam(required = false) @Nullable String concertId,
            @RequestParam(required = false) @Nullable Boolean resolved,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return findings.page(
                OptionalParameter.parse("concertId", concertId, ConcertId::new),
                Boolean.TRUE.equals(resolved),
                cursor,
                CursorPage.limit(limit));
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
            HttpMethod method,
            HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        Settlement settlement = OrganizerSettlementController.id(settlementId)
                .flatMap(settlements::find)
                .orElseThrow(() -> PathIds.noSuch("settlement"));
        download.write(settlement, accept, method, response);
    }
}
