package io.cygi.query.sales;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads the sales of sections. */
interface SalesSectionRowRepository extends Repository<SalesSectionRow, SalesSectionKey> {

    @Query("select s from SalesSectionRow s where s.key.concertId = :concertId order by s.key.section")
    List<SalesSectionRow> ofConcert(String concertId);
}
