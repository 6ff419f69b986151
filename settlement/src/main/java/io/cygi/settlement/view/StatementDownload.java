package io.cygi.settlement.view;

import io.cygi.contracts.ProblemCode;
import io.cygi.contracts.RefusedException;
import io.cygi.settlement.document.DocumentFormat;
import io.cygi.settlement.document.StatementDocuments;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.store.Settlement;
import io.cygi.settlement.store.StatementEntryReader;
import io.cygi.web.limit.Places;
import io.cygi.web.problem.BrokenAnswerException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Writes a statement into a response, in the format that the caller accepts. Lines are read while they are written. */
final class StatementDownload {

    /** The media type of CSV. */
    static final String CSV = "text/csv";

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StatementDocuments documents;
    private final StatementEntryReader entries;
    private final Places places;

    StatementDownload(StatementDocuments documents, StatementEntryReader entries, Places places) {
        this.documents = documents;
        this.entries = entries;
        this.places = places;
    }

    /**
     * Writes the statement of a settlement.
     *
     * @param settlement the settlement
     * @param accept the caller's {@code Accept} header, null if there is none
     * @param method the method of the request; the response to a HEAD has headers only
     * @param response the response
     * @throws RefusedException {@code INVALID_STATE} if there is no statement yet
     * @throws BrokenAnswerException if the writing failed after a part was sent
     * @throws HttpMediaTypeNotAcceptableException if the caller accepts none of the formats
     */
    void write(Settlement settlement, @Nullable String accept, HttpMethod method, HttpServletResponse response)
            throws IOException, HttpMediaTypeNotAcceptableException {
        SettlementStatement statement = settlement.statement();
        if (statement == null) {
            throw new RefusedException(ProblemCode.INVALID_STATE, "The concert has not been settled yet.");
        }
        DocumentFormat format = format(accept);
        if (method == HttpMethod.HEAD) {
            describe(settlement, format, response);
            return;
        }
        Places.Place place = places.take();
        try {
            write(settlement, statement, format, response);
        } finally {
            place.close();
        }
    }

    private static void describe(Settlement settlement, DocumentFormat format, HttpServletResponse response) {
        response.setContentType(
                format == DocumentFormat.CSV ? format.mediaType() + ";charset=UTF-8" : format.mediaType());
        if (format != DocumentFormat.JSON) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("settlement-" + settlement.settlementId() + "." + format.extension())
                            .build()
                            .toString());
        }
    }

    private void write(
            Settlement settlement, SettlementStatement statement, DocumentFormat format, HttpServletResponse response)
            throws IOException {
        describe(settlement, format, response);
        try {
            documents.write(
                    format,
                    statement,
                    entries.lines(settlement.concert().concertId(), settlement.currency()),
                    response.getOutputStream());
        } catch (RuntimeException | IOException e) {
            if (response.isCommitted()) {
                throw new BrokenAnswerException(e);
            }
            // The answer to a failure is no attachment.
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw e;
        }
    }

    private static DocumentFormat format(@Nullable String accept) throws HttpMediaTypeNotAcceptableException {
        if (accept == null || accept.isBlank()) {
            return DocumentFormat.JSON;
        }
        List<MediaType> accepted = new ArrayList<>(MediaType.parseMediaTypes(accept));
        MimeTypeUtils.sortBySpecificity(accepted);
        accepted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
        return accepted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .flatMap(type -> Stream.of(DocumentFormat.values())
                        .filter(format -> type.includes(MediaType.parseMediaType(format.mediaType()))))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(Stream.of(DocumentFormat.values())
                        .map(format -> MediaType.parseMediaType(format.mediaType()))
                        .toList()));
    }
}
