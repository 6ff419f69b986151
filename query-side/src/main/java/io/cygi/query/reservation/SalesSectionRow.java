package io.cygi.query.reservation;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a section has sold. */
@Entity
@Table(name = "query_sales_section")
class SalesSectionRow {

    @EmbeddedId
    private SalesSectionKey key;

    private long held;
    private long sold;
    private long gross;

    /** For JPA. */
    protected SalesSectionRow() {}

    SalesSectionRow(SalesSectionKey key) {
        this.key = key;
    }

    void count(int heldDifference, int soldDifference, long grossDifference) {
        held += heldDifference;
        sold += soldDifference;
        gross += grossDifference;
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
