package io.cygi.query.sales;

import io.cygi.query.projection.EntityMapping;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Holds the sales of a section. */
@Entity
@Table(name = "query_sales_section")
class SalesSectionRow {

    /** The columns of the row. */
    static final EntityMapping<SalesSectionKey, SalesSectionRow> MAPPING =
            EntityMapping.of(SalesSectionRow.class, SalesSectionKey.class);

    @EmbeddedId
    private SalesSectionKey key;

    private long held;
    private long sold;
    private long gross;

    /** Creates an empty row for JPA. */
    protected SalesSectionRow() {}

    SalesSectionRow(SalesSectionKey key, long held, long sold, long gross) {
        this.key = key;
        this.held = held;
        this.sold = sold;
        this.gross = gross;
    }

    SalesSectionRow plus(SalesSectionRow other) {
        return new SalesSectionRow(key, held + other.held, sold + other.sold, gross + other.gross);
    }

    SalesSectionKey key() {
        return key;
    }

    String section() {
        return key.section();
    }

    long held() {
        return held;
    }

    long sold() {
        return sold;
    }

    long gross() {
        return gross;
    }
}
