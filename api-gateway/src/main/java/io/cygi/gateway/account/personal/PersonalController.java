package io.cygi.gateway.account.personal;

import io.cygi.gateway.audit.AuditAction;
import io.cygi.gateway.audit.AuditEntry;
import io.cygi.gateway.audit.AuditLog;
import io.cygi.web.caller.Caller;
import io.cygi.web.problem.BrokenAnswerException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exports and erases the caller's personal data. */
@RestController
final class PersonalController {

    private final PersonalExport export;
    private final AccountErasure erasure;
    private final AuditLog audit;

    PersonalController(PersonalExport export, AccountErasure erasure, AuditLog audit) {
        this.export = export;
        this.erasure = erasure;
        this.audit = audit;
    }

    /** Writes the export to the response while it is read. The declared type serves the API's document. */
    @GetMapping(path = "/api/v1/me/export", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<ExportBody> export(Caller caller, HttpMethod method, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("account-" + caller.accountId() + ".json")
                        .build()
                        .toString());
        write(caller, response);
        if (method != HttpMethod.HEAD) {
            audit.write(new AuditEntry(AuditAction.ACCOUNT_EXPORTED, caller.accountId(), null, null));
        }
        return null;
    }

    private void write(Caller caller, HttpServletResponse response) throws IOException {
        try {
            export.write(caller.accountId(), response.getOutputStream());
        } catch (RuntimeException | IOException e) {
            if (response.isCommitted()) {
                throw new BrokenAnswerException(e);
            }
            // The answer to a failure is no attachment and begins with nothing of the export.
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw e;
        }
    }

    @DeleteMapping("/api/v1/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(Caller caller) {
        erasure.erase(caller.accountId());
    }
}
