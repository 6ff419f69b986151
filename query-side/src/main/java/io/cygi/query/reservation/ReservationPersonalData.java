package io.cygi.query.reservation;

import io.cygi.contracts.port.ErasureObstacle;
import io.cygi.contracts.port.PersonalData;
import io.cygi.contracts.value.AccountId;
import io.cygi.query.read.ReadDatabase;
import java.util.Optional;
import java.util.function.Consumer;

/** Exports an account's reservations, and prevents the erasure of an account with a live one. */
final class ReservationPersonalData implements PersonalData, ErasureObstacle {

    private static final String LIVE = """
            SELECT 1 FROM query_reservation r LEFT JOIN query_concert c ON c.concert_id = r.concert_id
             WHERE r.fan_id = ?
               AND (r.status IN ('REQUESTED', 'HELD')
                    OR r.status = 'CONFIRMED' AND (c.status IS NULL OR c.status <> 'CLOSED'))
             LIMIT 1""";

    private final ReservationReader reader;
    private final ReadDatabase database;

    ReservationPersonalData(ReservationReader reader, ReadDatabase database) {
        this.reader = reader;
        this.database = database;
    }

    @Override
    public String name() {
        return "reservations";
    }

    @Override
    public void forEach(AccountId accountId, Consumer<Object> records) {
        reader.forEach(accountId, records::accept);
    }

    @Override
    public Optional<String> of(AccountId accountId) {
        boolean live = !database.read(jdbc -> jdbc.queryForList(LIVE, Long.class, accountId.value()))
                .isEmpty();
        return live ? Optional.of("There are reservations that are not over. Cancel them first.") : Optional.empty();
    }
}
