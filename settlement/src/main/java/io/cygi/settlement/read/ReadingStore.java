package io.cygi.settlement.read;

import io.cygi.contracts.value.ConcertId;
import io.cygi.settlement.compute.ReadingProgress;
import io.cygi.settlement.statement.SettlementStatement;
import io.cygi.settlement.statement.StatementEntry;
import io.cygi.settlement.store.FindingRepository;
import io.cygi.settlement.store.SettlementState;
import io.cygi.settlement.store.StatementColumns;
import io.cygi.settlement.store.StatementEntryColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the entries of a reading and, in the same transaction, its progress, so that the reading resumes after a
 * crash. A concert has one reader: a later one replaces an earlier one.
 */
public class ReadingStore {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final FindingRepository findings;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * Creates the store.
     *
     * @param jdbc the database of settlement
     * @param transaction transactions on it
     * @param findings the findings
     */
    public ReadingStore(JdbcTemplate jdbc, TransactionOperations transaction, FindingRepository findings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.findings = findings;
    }

    /**
     * The beginning of a reading.
     *
     * @param cut the last index of the event store that belongs to the statement
     * @param ruleVersion the version of the rules
     * @param progress the progress to resume from
     */
    public record Begun(long cut, int ruleVersion, ReadingProgress progress) {}

    private record Row(
            SettlementState state,
            @Nullable Long cut,
            @Nullable Integer ruleVersion,
            @Nullable String progress) {}

    /**
     * {@return the begin of the reading, or null if the concert already has its statement} An interrupted reading keeps
     * its cut and its rules; any other begins from the start with the given ones.
     *
     * @param concertId the concert
     * @param reader a name that no other reader has
     * @param cut the newest index of the event store
     * @param ruleVersion the version of the rules that is valid for the concert
     */
    public @Nullable Begun begin(ConcertId concertId, String reader, long cut, int ruleVersion) {
        return transaction.execute(status -> {
            Row row = row(concertId);
            if (row.state == SettlementState.READING && row.progress != null) {
                jdbc.update("UPDATE settlement SET reader = ? WHERE concert_id = ?", reader, concertId.value());
                return new Begun(
                        Objects.requireNonNull(row.cut),
                        Objects.requireNonNull(row.ruleVersion),
                        json.readValue(row.progress, ReadingProgress.class));
            }
            if (row.state == SettlementState.STATED || row.state.published()) {
                return null;
            }
            ReadingProgress beginning = ReadingProgress.beginning(concertId.value());
            jdbc.update("DELETE FROM settlement_entry WHERE concert_id = ?", concertId.value());
            findings.resolve(concertId);
            jdbc.update(
                    "UPDATE settlement SET state = ?, reader = ?, cut_index = ?, rule_version = ?, progress = ?, "
                            + StatementColumns.assigned("NULL") + " WHERE concert_id = ?",
                    SettlementState.READING.name(),
                    reader,
                    cut,
                    ruleVersion,
                    json.writeValueAsString(beginning),
                    concertId.value());
            return new Begun(cut, ruleVersion, beginning);
        });
    }

    private Row row(ConcertId concertId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT state, cut_index, rule_version, progress FROM settlement WHERE concert_id = ? FOR UPDATE",
                (row, number) -> new Row(
                        SettlementState.valueOf(row.getString(1)),
                        row.getObject(2, Long.class),
                        row.getObject(3, Integer.class),
                        row.getString(4)),
                concertId.value()));
    }

    /**
     * Writes entries and progress in the caller's transaction.
     *
     * @throws IllegalStateException if another reader has taken over
     */
    public void write(ConcertId concertId, String reader, List<StatementEntry> entries, ReadingProgress progress) {
        List<String> current = jdbc.queryForList(
                "SELECT reader FROM settlement WHERE concert_id = ? AND state = ? FOR UPDATE",
                String.class,
                concertId.value(),
                SettlementState.READING.name());
        if (!current.equals(List.of(reader))) {
            throw new IllegalStateException("concert " + concertId + " is being read by another reader");
        }
        jdbc.batchUpdate(
                StatementEntryColumns.INSERT,
                entries.stream()
                        .map(entry -> StatementEntryColumns.values(concertId, entry))
                        .toList());
        jdbc.update(
                "UPDATE settlement SET progress = ? WHERE concert_id = ?",
                json.writeValueAsString(progress),
                concertId.value());
    }

    /** Ends a reading that came too early, in the caller's transaction and after {@link #write}. */
    public void leave(ConcertId concertId) {
        jdbc.update(
                "UPDATE settlement SET state = ?, progress = NULL WHERE concert_id = ?",
                SettlementState.WAITING.name(),
                concertId.value());
    }

    /** Ends the reading, in the caller's transaction and after {@link #write}. @param statement the statement */
    public void end(SettlementStatement statement) {
        List<Object> values = new ArrayList<>();
        values.add(SettlementState.STATED.name());
        values.addAll(StatementColumns.values(statement));
        values.add(statement.concert().concertId().value());
        jdbc.update(
                "UPDATE settlement SET state = ?, progress = NULL, " + StatementColumns.assigned("?")
                        + " WHERE concert_id = ?",
                values.toArray());
    }
}
