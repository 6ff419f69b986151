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

/** The caller's personal data: its export and its erasure. */
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

    /** The export goes out as it is read; the declared type tells what is in it. */
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
            // What is answered instead is no attachment, and nothing of it comes first.
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
