package io.cygi.query.read;

import io.cygi.query.projection.BatchRowStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks one thing up in a view: in the memory of this process, and in the database.
 *
 * @param <T> the type of the thing
 */
public interface ViewLookup<T> {

    /** {@return the thing as this process has lately committed it, or nothing} The call costs next to nothing. */
    Optional<T> cached();

    /** {@return the thing as the database has it} */
    Optional<T> stored();

    /** {@return whether this process runs the projection, so that changes are cached and announced at once} */
    boolean notified();

    /**
     * {@return a lookup in the database alone}
     *
     * @param stored reads the database
     * @param <T> the type of the thing
     */
    static <T> ViewLookup<T> of(Supplier<Optional<T>> stored) {
        return new ViewLookup<>() {

            @Override
            public Optional<T> cached() {
                return Optional.empty();
            }

            @Override
            public Optional<T> stored() {
                return stored.get();
            }

            @Override
            public boolean notified() {
                return false;
            }
        };
    }

    /**
     * {@return a lookup among the rows that this process has lately committed, and in the table}
     *
     * @param store keeps the rows that this process commits
     * @param id the id of the row
     * @param stored reads the row from the table
     * @param <T> the type of the row
     */
    static <T> ViewLookup<T> of(BatchRowStore<String, T> store, String id, Supplier<Optional<T>> stored) {
        return new ViewLookup<>() {

            @Override
            public Optional<T> cached() {
                return store.cached(id);
            }

            @Override
            public Optional<T> stored() {
                return stored.get();
            }

            @Override
            public boolean notified() {
                return store.hasJustCommitted();
            }
        };
    }
}
