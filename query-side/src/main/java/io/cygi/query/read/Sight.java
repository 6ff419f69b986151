package io.cygi.query.read;

import io.cygi.query.projection.BatchRows;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where to see something that a projection shows.
 *
 * @param <T> what it is
 */
public interface Sight<T> {

    /** {@return what this process remembers of it, or nothing; costs next to nothing} */
    Optional<T> glance();

    /** {@return what the database has} */
    Optional<T> look();

    /** {@return whether this process runs the projection, so that what appears is remembered and told at once} */
    boolean told();

    /** {@return what is remembered, or else what the database has} */
    default Optional<T> see() {
        return glance().or(this::look);
    }

    /** {@return a sight of what only the database has} @param look reads it @param <T> what it is */
    static <T> Sight<T> of(Supplier<Optional<T>> look) {
        return new Sight<>() {

            @Override
            public Optional<T> glance() {
                return Optional.empty();
            }

            @Override
            public Optional<T> look() {
                return look.get();
            }

            @Override
            public boolean told() {
                return false;
            }
        };
    }

    /**
     * {@return a sight of a row where this process keeps what it has just committed, and in the table}
     *
     * @param batches keeps the rows that this process commits
     * @param id of the row
     * @param look reads it from the table
     * @param <T> the row
     */
    static <T> Sight<T> of(BatchRows<String, T> batches, String id, Supplier<Optional<T>> look) {
        return new Sight<>() {

            @Override
            public Optional<T> glance() {
                return batches.recent(id);
            }

            @Override
            public Optional<T> look() {
                return look.get();
            }

            @Override
            public boolean told() {
                return batches.lively();
            }
        };
    }
}
