package io.cygi.gateway.audit;

import io.cygi.contracts.value.AccountId;
import io.cygi.web.page.CursorPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads audit lines by the indexes of their table. */
public final class AuditReader {

    private static final int PAGE = 500;

    private static final String SELECT =
            "SELECT line_id, at_ms, action, actor, subject, address, correlation_id, detail FROM audit_line";

    private static final String NEWEST_FIRST = " ORDER BY at_ms DESC, line_id DESC LIMIT ?";

    private final JdbcTemplate jdbc;

    public AuditReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    CursorPage<AuditLineBody> page(AuditFilter filter, int limit) {
        return CursorPage.of(read(filter, limit + 1), limit, AuditFilter::position);
    }

    private List<AuditLineBody> read(AuditFilter filter, int rowsMax) {
        AuditFilter.Condition condition = filter.condition();
        List<Object> parameters = new ArrayList<>(condition.parameters());
        parameters.add(rowsMax);
        return jdbc.query(SELECT + condition.sql() + NEWEST_FIRST, AuditReader::line, parameters.toArray());
    }

    private static AuditLineBody line(ResultSet row, int number) throws SQLException {
        return new AuditLineBody(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                AuditAction.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    /**
     * Reads all lines by an account and about it, each once. Lines by other accounts tell what was done, without the
     * actor, the address, the correlation id and the detail.
     *
     * @param accountId the account's identifier
     * @param reader receives each line
     */
    public void forEachOf(AccountId accountId, Consumer<AuditLineBody> reader) {
        forEach(accountId.value(), null, reader);
        forEach(null, accountId.value(), line -> {
            if (!accountId.value().equals(line.actor())) {
                reader.accept(line.withoutActor());
            }
        });
    }

    private void forEach(@Nullable String actor, @Nullable String subject, Consumer<AuditLineBody> reader) {
        @Nullable String cursor = null;
        do {
            CursorPage<AuditLineBody> page = page(AuditFilter.by(actor, subject, cursor), PAGE);
            page.items().forEach(reader);
            cursor = page.nextCursor();
        } while (cursor != null);
    }
}
