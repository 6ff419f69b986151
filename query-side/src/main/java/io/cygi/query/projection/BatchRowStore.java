package io.cygi.query.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads and writes the rows of a table that a batch of events changes. All rows of the batch are read at once, when it
 * first needs one. Changes stay in memory until the transaction commits, and are then written once each, many with one
 * statement. A handler that reads first and then saves leaves no half of an event behind when it throws.
 *
 * <p>Committed rows are cached for a few seconds, for the next batch and for readers. The cache is true for as long as
 * this process runs the processor. The registration of the processor calls {@link #clearCache()} when that changes, and
 * entries live for less time than another process waits before it takes the place of a silent one.
 *
 * @param <K> the type of a row's key
 * @param <R> the type of a row; a saved row is not changed any more
 */
public final class BatchRowStore<K, R> {

    /** Time for which a committed row is cached. */
    public static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private final EntityMapping<K, R> table;
    private final Function<String, @Nullable K> keyOfAggregate;
    private final JdbcTemplate jdbc;
    private final RowReader<K, R> reader;
    private final RowWriter<R> writer;
    private final Consumer<Collection<R>> committed;
    private final Cache<K, R> cache;
    private final TransactionScope<Batch> batches = new Batches();
    private final Set<Batch> openBatches = ConcurrentHashMap.newKeySet();
    private volatile long lastCommitNanos = System.nanoTime() - CACHED_FOR.toNanos();

    /**
     * Creates the batch row store.
     *
     * @param jdbc the database, in the transactions that handle events
     * @param table the table to write
     * @param keyOfAggregate gives the key of the row that the events of an aggregate change, or null if this table has
     *     none; it reads the identifier alone, so that an event whose payload cannot be read keeps no other waiting
     * @param cachedMax the most committed rows that are cached, 0 if the table has another writer
     * @param committed takes the changed rows after each commit; it returns at once and does not throw
     */
    public BatchRowStore(
            JdbcTemplate jdbc,
            EntityMapping<K, R> table,
            Function<String, @Nullable K> keyOfAggregate,
            int cachedMax,
            Consumer<Collection<R>> committed) {
        this.keyOfAggregate = keyOfAggregate;
        this.table = table;
        this.jdbc = jdbc;
        this.reader = new RowReader<>(jdbc, table);
        this.writer = RowWriter.replacing(jdbc, table);
        this.committed = committed;
        this.cache = Caffeine.newBuilder()
                .maximumSize(cachedMax)
                .expireAfterWrite(CACHED_FOR)
                .executor(Runnable::run)
                .build();
    }

    /** {@return the row as the current transaction sees it, or null if there is none} @param key the key of the row */
    public @Nullable R find(K key) {
        return batches.current().find(key);
    }

    /** Saves a row in the current transaction. @param row a new row, or the replacement of the one that was found */
    public void save(R row) {
        Batch batch = batches.current();
        K key = table.key(row);
        batch.seen.put(key, Optional.of(row));
        batch.changed.put(key, row);
    }

    /** {@return the row that this process has lately committed, or nothing} @param key the key of the row */
    public Optional<R> cached(K key) {
        return Optional.ofNullable(cache.getIfPresent(key));
    }

    /** {@return whether this process has lately committed rows, so that new rows appear in {@link #cached} first} */
    public boolean hasJustCommitted() {
        return System.nanoTime() - lastCommitNanos < CACHED_FOR.toNanos();
    }

    /** Removes all rows in the current transaction, in which no row was found or saved before. */
    public void deleteAll() {
        batches.current().emptied = true;
        jdbc.update("DELETE FROM " + table.table());
    }

    /** Clears the cache of committed rows, because another process may have changed them, or may from now on. */
    public void clearCache() {
        lastCommitNanos = System.nanoTime() - CACHED_FOR.toNanos();
        cache.invalidateAll();
    }

    private final class Batch {

        private final Map<K, Optional<R>> seen = new HashMap<>();
        private final Map<K, R> changed = new LinkedHashMap<>();
        private final Set<K> overtaken = ConcurrentHashMap.newKeySet();
        private volatile Set<K> writing = Set.of();
        private boolean read;
        private boolean emptied;

        private @Nullable R find(K key) {
            Optional<R> known = seen.get(key);
            if (known == null) {
                R cached = cache.getIfPresent(key);
                if (cached == null) {
                    read(key);
                } else {
                    seen.put(key, Optional.of(cached));
                }
                known = seen.getOrDefault(key, Optional.empty());
            }
            return known.orElse(null);
        }

        /**
         * Writes the changed rows. It fails if another transaction has changed one of them, because dead letters are
         * handled beside the processor. The transaction that writes a row second waits for the first one's lock, fails,
         * is rolled back and handled again.
         */
        private void write() {
            writing = changed.keySet();
            writer.write(new ArrayList<>(changed.values()));
            // In this order: a transaction that ends meanwhile is marked as ended before it is no longer open.
            for (K key : writing) {
                if (openBatches.stream().anyMatch(other -> other != this && other.writing.contains(key))
                        || overtaken.contains(key)) {
                    throw new ConcurrencyFailureException("two transactions have changed a row of " + table.table());
                }
            }
        }

        private void end() {
            openBatches.stream().filter(other -> other != this).forEach(other -> other.overtaken.addAll(writing));
            openBatches.remove(this);
        }

        private void read(K key) {
            Set<K> keys = new HashSet<>();
            keys.add(key);
            if (!read) {
                read = true;
                addKeysOfBatch(keys);
            }
            Map<K, R> found = reader.read(keys);
            keys.forEach(each -> seen.put(each, Optional.ofNullable(found.get(each))));
        }

        private void addKeysOfBatch(Set<K> keys) {
            if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) {
                batch.getMessages().forEach(message -> {
                    K key = message instanceof DomainEventMessage<?> event
                            ? keyOfAggregate.apply(event.getAggregateIdentifier())
                            : null;
                    if (key != null && !seen.containsKey(key) && cache.getIfPresent(key) == null) {
                        keys.add(key);
                    }
                });
            }
        }
    }

    private final class Batches extends TransactionScope<Batch> {

        @Override
        Batch create() {
            Batch batch = new Batch();
            openBatches.add(batch);
            return batch;
        }

        @Override
        void beforeCommit(Batch batch) {
            batch.write();
        }

        @Override
        void afterCommit(Batch batch) {
            if (batch.emptied) {
                cache.invalidateAll();
            }
            lastCommitNanos = System.nanoTime();
            cache.putAll(batch.changed);
            batch.end();
            committed.accept(List.copyOf(batch.changed.values()));
        }

        @Override
        void afterFailure(Batch batch) {
            // It is unknown whether a commit that failed took place.
            cache.invalidateAll(batch.seen.keySet());
            if (batch.emptied) {
                cache.invalidateAll();
            }
            batch.end();
        }
    }
}
