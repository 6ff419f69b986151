package io.cygi.gateway.audit;

/** Writes audit lines. */
public interface AuditLog {

    /**
     * Writes a line. Never throws: an act must not fail because its line cannot be written, and a lost line is logged.
     * Lines of refusals are bounded per address and per account, so that an attack cannot fill the table.
     *
     * @param entry the line
     */
    void write(AuditEntry entry);
}
