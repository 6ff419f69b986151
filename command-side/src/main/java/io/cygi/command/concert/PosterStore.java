package io.cygi.command.concert;

import io.cygi.contracts.value.ConcertId;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Stores posters. */
final class PosterStore {

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    PosterStore(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** {@return whether the picture was new} */
    boolean add(ConcertId concertId, Poster poster) {
        try {
            transaction.executeWithoutResult(status -> jdbc.update(
                    "INSERT INTO concert_poster (concert_id, digest, content_type, picture) VALUES (?, ?, ?, ?)",
                    concertId.value(),
                    poster.digest(),
                    poster.contentType(),
                    poster.picture()));
            return true;
        } catch (DuplicateKeyException same) {
            return false;
        }
    }

    void remove(ConcertId concertId, Poster poster) {
        transaction.executeWithoutResult(status -> jdbc.update(
                "DELETE FROM concert_poster WHERE concert_id = ? AND digest = ?", concertId.value(), poster.digest()));
    }

    Optional<Poster> find(ConcertId concertId, String digest) {
        return jdbc
                .query(
                        "SELECT content_type, picture FROM concert_poster WHERE concert_id = ? AND digest = ?",
                        (row, number) -> new Poster(digest, row.getString(1), row.getBytes(2)),
                        concertId.value(),
                        digest)
                .stream()
                .findFirst();
    }
}
