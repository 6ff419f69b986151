package io.cygi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cygi.query.projection.BatchRowStore;
import io.cygi.query.projection.EntityMapping;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@QuerySideTest
class BatchRowStoreTest {

    private static final int MANY = 301;
    private static final int CACHED_MAX = 1_000;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<Row> told = new ArrayList<>();
    private BatchRowStore<String, Row> rows;

    @BeforeEach
    void create() {
        inTransaction(() -> jdbc.execute("CREATE TABLE IF NOT EXISTS test_row"
                + " (id VARCHAR(20) NOT NULL, amount BIGINT NOT NULL, PRIMARY KEY (id))"));
        rows = new BatchRowStore<>(jdbc, Row.MAPPING, aggregateId -> null, CACHED_MAX, told::addAll);
        inTransaction(rows::deleteAll);
        told.clear();
    }

    @Test
    void writesHundredsOfRowsAndReadsThemAgain() {
        inTransaction(() -> IntStream.range(0, MANY).forEach(i -> rows.save(new Row("r" + i, i))));
        assertThat(stored()).hasSize(MANY).allSatisfy((id, amount) -> assertThat(id)
                .isEqualTo("r" + amount));
        rows.clearCache();
        inTransaction(() -> {
            assertThat(rows.find("r300")).isEqualTo(new Row("r300", 300));
            assertThat(rows.find("r301")).isNull();
            rows.save(new Row("r300", 0));
            assertThat(rows.find("r300")).isEqualTo(new Row("r300", 0));
        });
        assertThat(stored()).hasSize(MANY).containsEntry("r300", 0L);
    }

    @Test
    void cachesAndNotifiesCommittedRowsOnly() {
        inTransaction(() -> {
            rows.save(new Row("a", 1));
            assertThat(rows.cached("a")).isEmpty();
            assertThat(told).isEmpty();
        });
        assertThat(rows.cached("a")).contains(new Row("a", 1));
        assertThat(rows.hasJustCommitted()).isTrue();
        assertThat(told).containsExactly(new Row("a", 1));

        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            rows.save(new Row("a", 2));
            transaction.setRollbackOnly();
        });
        assertThat(rows.cached("a")).isEmpty();
        assertThat(told).hasSize(1);
        inTransaction(() -> assertThat(rows.find("a")).isEqualTo(new Row("a", 1)));

        rows.clearCache();
        assertThat(rows.hasJustCommitted()).isFalse();
    }

    @Test
    void letsOnlyOneOfTwoTransactionsChangeARow() {
        inTransaction(() -> rows.save(new Row("a", 1)));
        assertThatThrownBy(() -> inTransaction(() -> {
                    add(10);
                    CompletableFuture.runAsync(() -> inTransaction(() -> add(100)))
                            .join();
                }))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(stored()).containsEntry("a", 101L);
        inTransaction(() -> add(10));
        assertThat(stored()).containsEntry("a", 111L);
        assertThat(rows.cached("a")).contains(new Row("a", 111));
    }

    @Test
    void requiresATransaction() {
        assertThatThrownBy(() -> rows.find("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rows.save(new Row("a", 1))).isInstanceOf(IllegalStateException.class);
    }

    private void add(long amount) {
        Row before = rows.find("a");
        assertThat(before).isNotNull();
        rows.save(new Row("a", before.amount() + amount));
    }

    private Map<String, Long> stored() {
        return jdbc
                .query("SELECT id, amount FROM test_row", (row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> work.run());
    }

    @Table(name = "test_row")
    private static final class Row {

        private static final EntityMapping<String, Row> MAPPING = EntityMapping.of(Row.class, String.class);

        @Id
        private String id = "";

        private long amount;

        private Row() {}

        Row(String id, long amount) {
            this.id = id;
            this.amount = amount;
        }

        long amount() {
            return amount;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row row && row.id.equals(id) && row.amount == amount;
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }

        @Override
        public String toString() {
            return id + "=" + amount;
        }
    }
}
