package io.cygi.query.sales;

import io.cygi.query.projection.EntityMapping;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneOffset;

/** Holds the sales and refunds of an hour. */
@Entity
@Table(name = "query_sales_hour")
class SalesHourRow {

    /** The columns of the row. */
    static final EntityMapping<SalesHourKey, SalesHourRow> MAPPING =
            EntityMapping.of(SalesHourRow.class, SalesHourKey.class);

    @EmbeddedId
    private SalesHourKey key;

    private long sold;
    private long gross;
    private long refunds;

    /** Creates an empty row for JPA. */
    protected SalesHourRow() {}

    SalesHourRow(SalesHourKey key, long sold, long gross, long refunds) {
        this.key = key;
        this.sold = sold;
        this.gross = gross;
        this.refunds = refunds;
    }

    SalesHourRow plus(SalesHourRow other) {
        return new SalesHourRow(key, sold + other.sold, gross + other.gross, refunds + other.refunds);
    }

    SalesHourKey key() {
        return key;
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
