package io.cygi.query.reservation;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;

/** What was sold and refunded in an hour. */
@Entity
@Table(name = "query_sales_hour")
class SalesHourRow {

    @EmbeddedId
    private SalesHourKey key;

    private long sold;
    private long gross;
    private long refunds;

    /** For JPA. */
    protected SalesHourRow() {}

    SalesHourRow(SalesHourKey key) {
        this.key = key;
    }

    void sell(int seats, long amount) {
        sold += seats;
        gross += amount;
    }

    void refund(long amount) {
        refunds += amount;
    }

    Instant hour() {
        return key.hourStart().toInstant(ZoneOffset.UTC);
    }

    long sold() {
        return sold;
    }

    long gross() {
        return gross;
    }

    long refunds() {
        return refunds;
    }
}
